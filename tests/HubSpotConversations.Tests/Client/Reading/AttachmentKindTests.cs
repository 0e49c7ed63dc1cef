using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>Every field of every kind of attachment.</summary>
public sealed class AttachmentKindTests
{
    [Fact]
    public void Every_field_of_a_file_is_read()
    {
        FileAttachment file = Api.Attachment<FileAttachment>(
            """{"fileId":"7","fileUsageType":"IMAGE","name":"a.png","url":"https://s/a.png?sig=1","type":"FILE"}""");

        (file.Type, file.FileId, file.FileUsageType, file.Name, file.Url)
            .ShouldBe(("FILE", "7", "IMAGE", "a.png", "https://s/a.png?sig=1"));
        file.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_location_is_read()
    {
        LocationAttachment location = Api.Attachment<LocationAttachment>(
            """{"latitude":52.5,"longitude":-13.4,"name":"Here","address":"Street 1","url":"https://m","type":"LOCATION"}""");

        (location.Type, location.Latitude, location.Longitude, location.Name, location.Address, location.Url)
            .ShouldBe(("LOCATION", 52.5, -13.4, "Here", "Street 1", "https://m"));
        location.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Unsupported_content_has_its_own_type()
    {
        UnsupportedContentAttachment attachment =
            Api.Attachment<UnsupportedContentAttachment>("""{"type":"UNSUPPORTED_CONTENT"}""");

        attachment.Type.ShouldBe("UNSUPPORTED_CONTENT");
        attachment.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_message_header_is_read()
    {
        MessageHeaderAttachment header = Api.Attachment<MessageHeaderAttachment>(
            """{"text":"Head","fileId":12345678901,"type":"MESSAGE_HEADER"}""");

        (header.Type, header.Text, header.FileId).ShouldBe(("MESSAGE_HEADER", "Head", 12345678901));
        header.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_quick_replies_is_read()
    {
        QuickRepliesAttachment replies = Api.Attachment<QuickRepliesAttachment>(
            """
            {"quickReplies":[{"value":"y","valueType":"TEXT","label":"Yes"},{"value":"https://x","valueType":"URL"}],
             "allowUserInput":true,"allowMultiSelect":false,"type":"QUICK_REPLIES"}
            """);

        replies.Type.ShouldBe("QUICK_REPLIES");
        replies.AllowUserInput.ShouldBe(true);
        replies.AllowMultiSelect.ShouldBe(false);
        replies.QuickReplies.Select(static r => (r.Value, r.ValueType, r.Label))
            .ShouldBe([("y", "TEXT", "Yes"), ("https://x", "URL", null)]);
        replies.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_WhatsApp_template_is_read()
    {
        WhatsAppTemplateAttachment template = Api.Attachment<WhatsAppTemplateAttachment>(
            """
            {"contentId":1,"mappedTemplateId":2,"rootMicId":3,"parameters":{"a":"b","n":5},
             "crmObjectIds":{"contact":12345678901},"type":"WHATSAPP_TEMPLATE_METADATA"}
            """);

        (template.Type, template.ContentId, template.MappedTemplateId, template.RootMicId)
            .ShouldBe(("WHATSAPP_TEMPLATE_METADATA", 1, 2, 3));
        template.Parameters.ShouldBe(new Dictionary<string, string?> { ["a"] = "b", ["n"] = "5" }, ignoreOrder: true);
        template.CrmObjectIds.ShouldHaveSingleItem().ShouldBe(new("contact", 12345678901));
        template.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_social_media_post_is_read()
    {
        SocialMediaAttachment social = Api.Attachment<SocialMediaAttachment>(
            """
            {"socialMetadata":{"mediaType":"STORY","id":"i","description":"d","mediaTitle":"t","mediaUrl":"u",
             "mediaUrlString":"s","thumbnailUrl":"n"},"type":"SOCIAL_MEDIA_METADATA"}
            """);

        social.Type.ShouldBe("SOCIAL_MEDIA_METADATA");
        SocialMetadata post = social.SocialMetadata.ShouldNotBeNull();
        (post.MediaType, post.Id, post.Description, post.MediaTitle).ShouldBe(("STORY", "i", "d", "t"));
        (post.MediaUrl, post.MediaUrlString, post.ThumbnailUrl).ShouldBe(("u", "s", "n"));
        social.AdditionalProperties.ShouldBeEmpty();
        post.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_contact_is_read()
    {
        ContactAttachment contact = Api.Attachment<ContactAttachment>(
            """
            {"contactProfile":{
              "name":{"prefix":"Dr","firstName":"Ann","middleName":"B","lastName":"Cole","suffix":"Jr"},
              "org":{"company":"Acme","department":"Ops","title":"Boss"},
              "addresses":[{"type":"HOME","street":"S 1","city":"C","state":"ST","zip":"123","country":"Land","countryCode":"LD"}],
              "emails":[{"email":"a@x.com","type":"WORK"}],
              "phones":[{"phone":"+1555","type":"CELL"}],
              "urls":[{"url":"https://x","type":"HOME"}]},"type":"CONTACT"}
            """);

        contact.Type.ShouldBe("CONTACT");
        ContactProfile profile = contact.ContactProfile.ShouldNotBeNull();
        ContactName name = profile.Name.ShouldNotBeNull();
        (name.Prefix, name.FirstName, name.MiddleName, name.LastName, name.Suffix).ShouldBe(("Dr", "Ann", "B", "Cole", "Jr"));
        ContactOrganization org = profile.Org.ShouldNotBeNull();
        (org.Company, org.Department, org.Title).ShouldBe(("Acme", "Ops", "Boss"));
        ContactAddress address = profile.Addresses.ShouldHaveSingleItem();
        (address.Type, address.Street, address.City, address.State).ShouldBe(("HOME", "S 1", "C", "ST"));
        (address.Zip, address.Country, address.CountryCode).ShouldBe(("123", "Land", "LD"));
        ContactEmail email = profile.Emails.ShouldHaveSingleItem();
        (email.Email, email.Type).ShouldBe(("a@x.com", "WORK"));
        ContactPhone phone = profile.Phones.ShouldHaveSingleItem();
        (phone.Phone, phone.Type).ShouldBe(("+1555", "CELL"));
        ContactUrl url = profile.Urls.ShouldHaveSingleItem();
        (url.Url, url.Type).ShouldBe(("https://x", "HOME"));
        contact.AdditionalProperties.ShouldBeEmpty();
        profile.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_attachment_keeps_all_its_fields()
    {
        UnknownAttachment attachment = Api.Attachment<UnknownAttachment>("""{"poll":{"options":["a","b"]},"type":"POLL"}""");

        attachment.Type.ShouldBe("POLL");
        attachment.AdditionalProperties["poll"].ShouldBeOfType<Dictionary<string, object?>>()["options"]
            .ShouldBe(new object?[] { "a", "b" });
    }

    [Fact]
    public void An_attachment_without_a_type_is_unknown()
        => Api.Attachment<UnknownAttachment>("""{"fileId":"7"}""").AdditionalProperties["fileId"].ShouldBe("7");

    [Theory]
    [InlineData("FILE")]
    [InlineData("LOCATION")]
    [InlineData("CONTACT")]
    [InlineData("UNSUPPORTED_CONTENT")]
    [InlineData("MESSAGE_HEADER")]
    [InlineData("QUICK_REPLIES")]
    [InlineData("WHATSAPP_TEMPLATE_METADATA")]
    [InlineData("SOCIAL_MEDIA_METADATA")]
    public void Every_type_of_attachment_can_lack_all_its_fields(string type)
        => Api.Message<ConversationMessage>($$"""{"type":"MESSAGE","attachments":[{"type":"{{type}}"}]}""")
            .Attachments.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                a => a.ShouldNotBeOfType<UnknownAttachment>(), a => a.Type.ShouldBe(type));
}
