using System.Text.Json.Nodes;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

/// <summary>The fields and the attachments of a message that a custom channel publishes.</summary>
public sealed class ChannelMessageWritingTests
{
    private static readonly DeliveryIdentifier Jane = new() { Type = "CHANNEL_SPECIFIC_OPAQUE_ID", Value = "jane" };

    public static TheoryData<Attachment, string> Kinds => new()
    {
        { new FileAttachment { FileId = "3", FileUsageType = "VOICE_RECORDING", Name = "not sent" }, """{"type":"FILE","fileId":"3","fileUsageType":"VOICE_RECORDING"}""" },
        { new LocationAttachment { Latitude = -64.1466, Longitude = 0 }, """{"type":"LOCATION","latitude":-64.1466,"longitude":0}""" },
        {
            new LocationAttachment { Latitude = 90, Longitude = -180, Name = "n", Address = "a", Url = "https://u.example" },
            """{"type":"LOCATION","latitude":90,"longitude":-180,"name":"n","address":"a","url":"https://u.example"}"""
        },
        {
            new ContactAttachment { ContactProfile = new ContactProfile() },
            """{"type":"CONTACT","contactProfile":{"addresses":[],"emails":[],"phones":[],"urls":[]}}"""
        },
        { Api.Attachment<ContactAttachment>(Card), Card },
        { new MessageHeaderAttachment { Text = "t", FileId = 12345678901 }, """{"type":"MESSAGE_HEADER","text":"t","fileId":12345678901}""" },
        { new MessageHeaderAttachment(), """{"type":"MESSAGE_HEADER"}""" },
        { new UnsupportedContentAttachment(), """{"type":"UNSUPPORTED_CONTENT"}""" },
        {
            new QuickRepliesAttachment { QuickReplies = [new QuickReply { Value = "y", ValueType = "TEXT", Label = "Yes" }] },
            """{"type":"QUICK_REPLIES","quickReplies":[{"value":"y","valueType":"TEXT","label":"Yes"}]}"""
        },
        {
            new SocialMediaAttachment { SocialMetadata = new SocialMetadata { MediaType = "PHOTO", Id = "i" } },
            """{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"PHOTO","id":"i"}}"""
        },
    };

    public static TheoryData<Attachment, string> Rejected => new()
    {
        { new LocationAttachment { Longitude = 1 }, "needs a latitude in degrees, from -90 to 90" },
        { new LocationAttachment { Latitude = 1 }, "needs a longitude in degrees, from -180 to 180" },
        { new LocationAttachment { Latitude = 90.1, Longitude = 1 }, "needs a latitude" },
        { new LocationAttachment { Latitude = double.NaN, Longitude = 1 }, "needs a latitude" },
        { new LocationAttachment { Latitude = 1, Longitude = double.NegativeInfinity }, "needs a longitude" },
        { new ContactAttachment(), "needs a ContactProfile" },
        { new ContactAttachment { ContactProfile = new ContactProfile { Emails = [new ContactEmail()] } }, "an Email in each of its Emails" },
        { new ContactAttachment { ContactProfile = new ContactProfile { Phones = [new ContactPhone { Phone = " " }] } }, "a Phone in each of its Phones" },
        { new ContactAttachment { ContactProfile = new ContactProfile { Urls = [null!] } }, "a Url in each of its Urls" },
        { new FileAttachment(), "needs a file id" },
        { new WhatsAppTemplateAttachment { Type = "WHATSAPP_TEMPLATE_METADATA" }, "type WHATSAPP_TEMPLATE_METADATA can't be published" },
        { Api.Attachment<UnknownAttachment>("""{"type":"PO\u001bLL"}"""), "type POLL can't be published" },
        { new LocalFile { Path = "/x" }, "Upload the file first" },
        { null!, "type (none) can't be published" },
    };

    private const string Card = """
        {"type":"CONTACT","contactProfile":{"addresses":[{"type":"HOME","street":"S 1","city":"C","state":"ST","zip":"123","country":"Land","countryCode":"LD"},{}],"emails":[{"email":"a@b.example","type":"WORK"},{"email":"c@d.example"}],"phones":[{"phone":"+4912345","type":"CELL"}],"urls":[{"url":"https://x.example","type":"HOME"}],"name":{"prefix":"Dr","firstName":"Ann","middleName":"B","lastName":"Cole","suffix":"Jr"},"org":{"company":"Acme","department":"Ops","title":"Boss"}}}
        """;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_of_attachment_has_the_fields_of_the_contract(Attachment attachment, string json)
    {
        JsonNode body = await BodyAsync(Draft(attachment));

        body["attachments"]!.ToJsonString().ShouldBe($"[{JsonNode.Parse(json)!.ToJsonString()}]");
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public async Task An_incomplete_attachment_is_rejected_before_any_request(Attachment attachment, string message)
    {
        StubHandler handler = StubHandler.Responding(201, Api.Accepted);

        HubSpotValidationException error = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).CustomChannels.Messages.PublishAsync(Draft(attachment), Api.TestEnd));

        error.Parameter.ShouldBe("Attachment");
        error.Message.ShouldContain(message);
        handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_contacts_of_a_message_are_numbers()
    {
        JsonNode body = await BodyAsync(Draft(
            contactId: "9007199254740993",
            contacts: [new PreResolvedContact { ContactId = "701", MatchedProperties = ["email", "phone"] }]));

        body["associateWithContactId"]!.ToJsonString().ShouldBe("9007199254740993");
        body["preResolvedContacts"]!.ToJsonString()
            .ShouldBe("""{"contacts":[{"contactVid":701,"contactPropertiesLeadingToMatch":["email","phone"]}]}""");
    }

    [Theory]
    [InlineData("", "'' is not the id of a contact")]
    [InlineData("jane@example.com", "'jane@example.com' is not the id of a contact")]
    [InlineData("V-701", "'V-701' is not the id of a contact")]
    [InlineData("-1", "'-1' is not the id of a contact")]
    [InlineData("99999999999999999999", "is not the id of a contact")]
    public async Task A_contact_that_is_not_a_number_is_rejected(string id, string message)
    {
        (await Should.ThrowAsync<HubSpotValidationException>(async () => await BodyAsync(Draft(contactId: id)))).Message.ShouldContain(message);
        (await Should.ThrowAsync<HubSpotValidationException>(
            async () => await BodyAsync(Draft(contacts: [new PreResolvedContact { ContactId = id, MatchedProperties = ["email"] }]))))
            .Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_contact_without_properties_is_rejected()
        => (await Should.ThrowAsync<HubSpotValidationException>(
            async () => await BodyAsync(Draft(contacts: [new PreResolvedContact { ContactId = "701" }]))))
            .Message.ShouldContain("Contact 701 has no properties that led to it.");

    [Fact]
    public async Task Only_version_3_accepts_the_agent_of_a_sender()
    {
        ChannelMessageDraft draft = Draft(actorId: "A-52301001");

        (await BodyAsync(draft))["senders"]![0]!["senderActorId"]!.GetValue<string>().ShouldBe("A-52301001");
        foreach (string version in new[] { "2026-09", "2026-09-beta" })
        {
            (await Should.ThrowAsync<HubSpotValidationException>(async () => await BodyAsync(draft, version)))
                .Message.ShouldContain("-ApiVersion v3");
        }
    }

    [Fact]
    public void Messages_that_differ_in_a_field_have_different_hashes()
        => new[]
        {
            Draft(new LocationAttachment { Latitude = 1, Longitude = 2 }),
            Draft(new LocationAttachment { Latitude = 1, Longitude = 3 }),
            Draft(new FileAttachment { FileId = "3" }),
            Draft(new FileAttachment { FileId = "3", FileUsageType = "AUDIO" }),
            Draft(contactId: "701"),
            Draft(contacts: [new PreResolvedContact { ContactId = "701", MatchedProperties = ["email"] }]),
            Draft(contacts: [new PreResolvedContact { ContactId = "701", MatchedProperties = ["phone"] }]),
            Draft(actorId: "A-1"),
        }.Select(ContentHash.Of).ShouldBeUnique();

    private static ChannelMessageDraft Draft(
        Attachment? attachment = null, string? contactId = null, PreResolvedContact[]? contacts = null, string? actorId = null) => new()
        {
            ChannelId = "9",
            ChannelAccountId = "5",
            Direction = "INCOMING",
            Text = "Hi",
            Senders = [new Sender { DeliveryIdentifier = Jane, ActorId = actorId }],
            Attachments = contactId is null && contacts is null && actorId is null ? [attachment!] : [],
            Timestamp = DateTimeOffset.UnixEpoch,
            IdempotencyId = "k1",
            AssociateWithContactId = contactId,
            PreResolvedContacts = contacts ?? [],
        };

    private static async Task<JsonNode> BodyAsync(ChannelMessageDraft draft, string version = "v3")
    {
        StubHandler handler = StubHandler.Responding(201, Api.Accepted);
        _ = await Api.Over(handler, version).CustomChannels.Messages.PublishAsync(draft, Api.TestEnd);
        return JsonNode.Parse(handler.Only.Text)!;
    }
}
