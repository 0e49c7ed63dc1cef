using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Attachments that came back from a file or another process, as objects without their class.</summary>
internal static class AttachmentReader
{
    /// <summary>The attachment that an object spells, of a kind that can be sent; null where it spells none.</summary>
    public static Attachment? Of(Spelled? spelled) => spelled?.Text("Type")?.ToUpperInvariant() switch
    {
        AttachmentTypes.File when spelled.Text("FileId") is { } fileId
            => AttachmentTransformationAttribute.OfFile(fileId),
        AttachmentTypes.QuickReplies => new QuickRepliesAttachment
        {
            Type = AttachmentTypes.QuickReplies,
            QuickReplies = spelled.Values("QuickReplies").Select(Spelled.Of).OfType<Spelled>()
                .Select(QuickReplyTransformationAttribute.Read).OfType<QuickReply>()
                .ToArray(),
        },
        AttachmentTypes.SocialMediaMetadata => new SocialMediaAttachment
        {
            Type = AttachmentTypes.SocialMediaMetadata,
            SocialMetadata = spelled.Values("SocialMetadata").Select(Spelled.Of).OfType<Spelled>()
                .Select(ReadPost).FirstOrDefault(),
        },
        _ => null,
    };

    private static SocialMetadata ReadPost(Spelled spelled) => new()
    {
        MediaType = spelled.Text("MediaType"),
        Id = spelled.Text("Id"),
        Description = spelled.Text("Description"),
        MediaTitle = spelled.Text("MediaTitle"),
        MediaUrl = spelled.Text("MediaUrl"),
        MediaUrlString = spelled.Text("MediaUrlString"),
        ThumbnailUrl = spelled.Text("ThumbnailUrl"),
    };
}
