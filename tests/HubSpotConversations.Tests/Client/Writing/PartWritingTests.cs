using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

/// <summary>The exact JSON of attachments and recipients.</summary>
public sealed class PartWritingTests
{
    public static TheoryData<Attachment, string> Attachments => new()
    {
        { new FileAttachment { FileId = "77" }, """{"type":"FILE","fileId":"77"}""" },
        {
            new FileAttachment { FileId = "https://x/a b.png", Name = "a", Url = "https://y", FileUsageType = "IMAGE" },
            """{"type":"FILE","fileId":"https://x/a b.png"}"""
        },
        {
            new QuickRepliesAttachment
            {
                AllowMultiSelect = true,
                AllowUserInput = false,
                QuickReplies =
                [
                    new QuickReply { Value = "y", ValueType = "TEXT", Label = "Yes" },
                    new QuickReply { Value = "https://x", ValueType = "URL" },
                ],
            },
            """{"type":"QUICK_REPLIES","quickReplies":[{"value":"y","valueType":"TEXT","label":"Yes"},{"value":"https://x","valueType":"URL"}]}"""
        },
        {
            new SocialMediaAttachment { SocialMetadata = new SocialMetadata { MediaType = "PHOTO" } },
            """{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"PHOTO"}}"""
        },
        {
            new SocialMediaAttachment
            {
                SocialMetadata = new SocialMetadata
                {
                    MediaType = "VIDEO",
                    Id = "i",
                    Description = "d",
                    MediaTitle = "t",
                    MediaUrl = "https://u",
                    MediaUrlString = "s",
                    ThumbnailUrl = "https://n",
                },
            },
            """{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"VIDEO","id":"i","description":"d","mediaTitle":"t","mediaUrl":"https://u","mediaUrlString":"s","thumbnailUrl":"https://n"}}"""
        },
    };

    public static TheoryData<Recipient, string> Recipients => new()
    {
        {
            Drafts.To("HS_EMAIL_ADDRESS", "a+b@x.com"),
            """{"deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"a+b@x.com"}]}"""
        },
        {
            Drafts.To("HS_PHONE_NUMBER", "+15551234567"),
            """{"deliveryIdentifiers":[{"type":"HS_PHONE_NUMBER","value":"+15551234567"}]}"""
        },
        { Drafts.To("HS_SHORT_CODE", "12345"), """{"deliveryIdentifiers":[{"type":"HS_SHORT_CODE","value":"12345"}]}""" },
        {
            Drafts.To("CHANNEL_SPECIFIC_OPAQUE_ID", "q/1=="),
            """{"deliveryIdentifiers":[{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"q/1=="}]}"""
        },
        {
            new Recipient
            {
                ActorId = "V-9",
                Name = "Jané",
                RecipientField = "CC",
                DeliveryIdentifiers =
                [
                    new DeliveryIdentifier { Type = "HS_EMAIL_ADDRESS", Value = "jane@x.com" },
                    new DeliveryIdentifier { Type = "HS_PHONE_NUMBER", Value = "+4930123456" },
                ],
            },
            """{"actorId":"V-9","name":"Jané","recipientField":"CC","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@x.com"},{"type":"HS_PHONE_NUMBER","value":"+4930123456"}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Attachments))]
    public void An_attachment_is_written_with_only_the_fields_of_the_contract(
        Attachment attachment, string expected)
        => Api.Sent(Drafts.Message(attachments: [attachment])).ShouldContain($"\"attachments\":[{expected}],\"recipients\"");

    [Theory]
    [MemberData(nameof(Recipients))]
    public void A_recipient_is_written_with_only_the_fields_that_are_set(Recipient recipient, string expected)
        => Api.Sent(Drafts.Message(recipients: [Drafts.Jane, recipient])).ShouldContain($",{expected}],\"senderActorId\"");

    [Theory]
    [InlineData("TO")]
    [InlineData("CC")]
    [InlineData("BCC")]
    public void Every_recipient_field_is_written(string field)
        => Api.Sent(Drafts.Message(
                recipients: [Drafts.Jane, new Recipient { RecipientField = field, DeliveryIdentifiers = Drafts.Jane.DeliveryIdentifiers }]))
            .ShouldContain($$""",{"recipientField":"{{field}}","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS",""");

    [Fact]
    public void Several_attachments_and_recipients_keep_their_order()
    {
        string body = Api.Sent(Drafts.Message(
            attachments: [new FileAttachment { FileId = "2" }, new FileAttachment { FileId = "1" }],
            recipients: [Drafts.To("HS_SHORT_CODE", "b"), Drafts.To("HS_SHORT_CODE", "a")]));

        body.ShouldContain("""[{"type":"FILE","fileId":"2"},{"type":"FILE","fileId":"1"}]""");
        body.IndexOf("\"b\"", StringComparison.Ordinal).ShouldBeLessThan(body.IndexOf("\"a\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Response_only_fields_are_not_written_back()
    {
        ConversationMessage read = Api.Message<ConversationMessage>(
            """
            {"type":"MESSAGE",
             "recipients":[{"deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"j@x.com","z":1},"name":"J","new":2}],
             "attachments":[{"type":"FILE","fileId":"7","url":"https://signed","fileUsageType":"IMAGE","new":3}]}
            """);

        string body = Api.Sent(Drafts.Message(recipients: read.Recipients, attachments: read.Attachments));

        body.ShouldContain(
            """
            "attachments":[{"type":"FILE","fileId":"7"}],"recipients":[{"name":"J","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"j@x.com"}]}],
            """);
    }
}
