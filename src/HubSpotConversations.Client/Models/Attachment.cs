using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// What is attached to a message. Each kind has a class of its own, <see cref="UnknownAttachment"/> for those to come.
/// HubSpot takes FILE, QUICK_REPLIES and SOCIAL_MEDIA_METADATA in a message that is sent; the others are received only.
/// </summary>
public abstract class Attachment : WireModel
{
    private protected Attachment()
    {
    }

    private protected Attachment(WireObject wire) => Type = wire.Text("type"u8);

    /// <summary>The kind, as HubSpot spells it, for example FILE; see <see cref="AttachmentTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The attachment of a file that is in HubSpot, by its id. PowerShell converts strings by this.</summary>
    public static Attachment Parse(string fileId)
        => new FileAttachment { Type = AttachmentTypes.File, FileId = fileId?.Trim() };

    /// <summary>The kind, and the file where it is one.</summary>
    public override string ToString()
        => DisplayText.Of(this is FileAttachment { FileId: { } fileId } ? $"{Type} {fileId}" : Type);

    internal static Attachment? Read(JsonElement element) => WireObject.Read<Attachment>(element, Create);

    private static Attachment Create(WireObject wire) => wire.Text("type"u8) switch
    {
        AttachmentTypes.File => new FileAttachment(wire),
        AttachmentTypes.Location => new LocationAttachment(wire),
        AttachmentTypes.Contact => new ContactAttachment(wire),
        AttachmentTypes.UnsupportedContent => new UnsupportedContentAttachment(wire),
        AttachmentTypes.MessageHeader => new MessageHeaderAttachment(wire),
        AttachmentTypes.QuickReplies => new QuickRepliesAttachment(wire),
        AttachmentTypes.WhatsAppTemplateMetadata => new WhatsAppTemplateAttachment(wire),
        AttachmentTypes.SocialMediaMetadata => new SocialMediaAttachment(wire),
        _ => new UnknownAttachment(wire),
    };
}
