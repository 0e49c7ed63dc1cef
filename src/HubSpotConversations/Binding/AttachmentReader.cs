using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Reads attachments from property bags: rows, and objects that came back from a file or another process.
/// </summary>
internal static class AttachmentReader
{
    /// <summary>The attachment in a property bag; null if it isn't one that can be sent.</summary>
    public static Attachment? Of(PropertyBag? spelled) => spelled?.Text("Type")?.ToUpperInvariant() switch
    {
        AttachmentTypes.File when spelled.Text("FileId") is { } fileId
            => AttachmentTransformationAttribute.OfFile(fileId),
        AttachmentTypes.QuickReplies => new QuickRepliesAttachment
        {
            Type = AttachmentTypes.QuickReplies,
            QuickReplies = spelled.Values("QuickReplies").Select(PropertyBag.Of).OfType<PropertyBag>()
                .Select(QuickReplyTransformationAttribute.Read).OfType<QuickReply>()
                .ToArray(),
        },
        AttachmentTypes.SocialMediaMetadata when spelled.Values("SocialMetadata").Select(PropertyBag.Of).FirstOrDefault()
            is { } post => OfPost(post),
        _ => null,
    };

    /// <summary>
    /// The attachments in a property bag, or a quick reply to combine with others. It returns an empty list for other
    /// objects.
    /// </summary>
    /// <exception cref="HubSpotValidationException">The media type is unknown.</exception>
    public static IReadOnlyList<object> PartsOf(PropertyBag fields)
    {
        if (Of(fields) is { } attachment)
        {
            return [attachment];
        }

        Attachment[] files = fields.Values("FileId")
            .Select(IdTransformationAttribute.TryToId)
            .OfType<string>()
            .Select(AttachmentTransformationAttribute.OfFile)
            .ToArray();
        if (files.Length > 0)
        {
            return files;
        }

        if (QuickReplyTransformationAttribute.Read(fields) is { } reply)
        {
            return [reply];
        }

        if (fields.Text("MediaType") is not { } mediaType)
        {
            return [];
        }

        return MediaTypes.All.Contains(mediaType, StringComparer.OrdinalIgnoreCase)
            ? [OfPost(fields)]
            : throw new HubSpotValidationException(
                "MediaType",
                $"'{Display.Text(mediaType)}' is not a media type. Specify one of these: "
                + $"{string.Join(", ", MediaTypes.All)}.");
    }

    /// <summary>Creates a post from fields with HubSpot's names or the names of the parameters.</summary>
    public static SocialMediaAttachment OfPost(PropertyBag post) => new()
    {
        Type = AttachmentTypes.SocialMediaMetadata,
        SocialMetadata = new SocialMetadata
        {
            MediaType = post.Text("MediaType")?.ToUpperInvariant(),
            Id = post.Text("MediaId") ?? post.Text("Id"),
            Description = post.Text("Description"),
            MediaTitle = post.Text("MediaTitle"),
            MediaUrl = post.Text("MediaUrl"),
            MediaUrlString = post.Text("MediaUrlString"),
            ThumbnailUrl = post.Text("ThumbnailUrl"),
        },
    };
}
