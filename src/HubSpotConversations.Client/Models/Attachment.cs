using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>
/// An attachment of a message. Each kind has its own class; a kind that this version doesn't know is an
/// <see cref="UnknownAttachment"/>. HubSpot accepts FILE, QUICK_REPLIES and SOCIAL_MEDIA_METADATA in a reply, and more
/// kinds in a message of a custom channel.
/// </summary>
public abstract class Attachment : WireModel
{
    private protected Attachment()
    {
    }

    private protected Attachment(WireObject wire) => Type = wire.Text("type"u8);

    /// <summary>
    /// The kind of attachment, as HubSpot writes it, for example FILE; see <see cref="AttachmentTypes"/>.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>A short description of the content, for example the name of a file; null if there is none.</summary>
    public string? Content => this switch
    {
        FileAttachment file => file.Name ?? file.FileId,
        LocalFile local => Path.GetFileName(local.Path),
        LocationAttachment place => place.Name ?? place.Address,
        ContactAttachment contact => contact.ContactProfile?.ToString(),
        MessageHeaderAttachment header => header.Text,
        QuickRepliesAttachment replies => string.Join(" | ", replies.QuickReplies),
        SocialMediaAttachment post => post.SocialMetadata?.MediaTitle
            ?? post.SocialMetadata?.MediaUrl
            ?? post.SocialMetadata?.MediaType,
        _ => null,
    };

    /// <summary>What -Attachment takes: the file's id or path. The kind of any other attachment.</summary>
    internal string Label => DisplayText.Of(this switch
    {
        FileAttachment { FileId: { } fileId } => fileId,
        LocalFile local => local.Path,
        _ => Type,
    });

    /// <summary>
    /// Creates an attachment from the id of a file in HubSpot. PowerShell uses it to convert strings.
    /// </summary>
    public static Attachment Parse(string fileId)
        => new FileAttachment { Type = AttachmentTypes.File, FileId = fileId?.Trim() };

    /// <summary>Returns the kind, and the file's id if it is a file.</summary>
    public override string ToString()
        => DisplayText.Of(this is FileAttachment { FileId: { } fileId } ? $"{Type} {fileId}" : Type);

    /// <summary>Writes the contents of attachments on one line; null if there are none.</summary>
    internal static string? List(IReadOnlyList<Attachment> attachments)
        => attachments.Count == 0
            ? null
            : string.Join(", ", attachments.Select(static attachment => attachment.Content ?? attachment.Type));

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
