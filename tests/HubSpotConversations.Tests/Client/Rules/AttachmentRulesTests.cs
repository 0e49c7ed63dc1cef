using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

public sealed class AttachmentRulesTests
{
    public static TheoryData<Attachment, string> Incomplete => new()
    {
        { new FileAttachment(), "needs a file id. Create one with New-HubSpotAttachment -FileId" },
        { new FileAttachment { FileId = " " }, "needs a file id" },
        { new QuickRepliesAttachment(), "needs at least one quick reply. Create one with New-HubSpotAttachment -QuickReply" },
        { Replies(new QuickReply { ValueType = "TEXT" }), "needs a value. Specify it with New-HubSpotQuickReply -Value" },
        { Replies(new QuickReply { Value = "y" }), "needs a value type, TEXT or URL" },
        { Replies(new QuickReply { Value = "y", ValueType = "TEXT" }, new QuickReply()), "needs a value" },
        { Replies([null!]), "needs a value" },
        { new SocialMediaAttachment(), "needs a media type, for example PHOTO. Create one with New-HubSpotAttachment -MediaType" },
        { new SocialMediaAttachment { SocialMetadata = new SocialMetadata { Id = "1" } }, "needs a media type" },
        { new LocationAttachment { Type = "LOCATION" }, "type LOCATION can't be sent: HubSpot accepts FILE, QUICK_REPLIES and" },
        { new ContactAttachment { Type = "CONTACT" }, "type CONTACT can't be sent" },
        { new UnsupportedContentAttachment { Type = "UNSUPPORTED_CONTENT" }, "type UNSUPPORTED_CONTENT can't be sent" },
        { new MessageHeaderAttachment { Type = "MESSAGE_HEADER" }, "type MESSAGE_HEADER can't be sent" },
        { new WhatsAppTemplateAttachment(), "type (none) can't be sent" },
        { Api.Attachment<UnknownAttachment>("""{"type":"PO\u001bLL"}"""), "type POLL can't be sent" },
        { null!, "type (none) can't be sent" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task An_attachment_that_cannot_be_sent_is_rejected(Attachment attachment, string expected)
    {
        HubSpotValidationException ofMessage = await Rejection.OfMessage(Drafts.Message(attachments: [attachment]));
        HubSpotValidationException ofComment = await Rejection.OfComment(Drafts.Comment(attachments: [attachment]));

        ofMessage.Parameter.ShouldBe("Attachment");
        ofMessage.Message.ShouldContain(expected);
        (ofComment.Parameter, ofComment.Message).ShouldBe(("Attachment", ofMessage.Message));
    }

    private static QuickRepliesAttachment Replies(params QuickReply[] replies) => new() { QuickReplies = replies };
}
