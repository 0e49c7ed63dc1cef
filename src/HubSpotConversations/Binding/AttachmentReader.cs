using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Attachments that objects spell: rows, and what came back from a file or another process.</summary>
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
        AttachmentTypes.SocialMediaMetadata when spelled.Values("SocialMetadata").Select(Spelled.Of).FirstOrDefault()
            is { } post => OfPost(post),
        _ => null,
    };

    /// <summary>
    /// What an object spells of a message's attachments: attachments, or one of the quick replies that are gathered
    /// into one; empty where it spells nothing of the kind.
    /// </summary>
    /// <exception cref="HubSpotValidationException">It spells a post of a kind that there is not.</exception>
    public static IReadOnlyList<object> PartsOf(Spelled fields)
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
                $"'{Display.Text(mediaType)}' is no media type: it is one of {string.Join(", ", MediaTypes.All)}.");
    }

    /// <summary>The attachment of a post, from its fields: under HubSpot's names, or those of the parameters.</summary>
    public static SocialMediaAttachment OfPost(Spelled post) => new()
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
