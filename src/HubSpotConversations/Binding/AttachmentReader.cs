using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Reads attachments from property bags.</summary>
internal static class AttachmentReader
{
    /// <summary>The attachment in a property bag; null if it isn't one that can be sent or published.</summary>
    public static Attachment? Of(PropertyBag? bag) => bag?.Constant("Type") switch
    {
        AttachmentTypes.File when bag.Text("FileId") is { } fileId => OfFile(bag, fileId),
        AttachmentTypes.QuickReplies => new QuickRepliesAttachment
        {
            Type = AttachmentTypes.QuickReplies,
            QuickReplies = bag.All("QuickReplies", QuickReplyTransformationAttribute.Of),
        },
        AttachmentTypes.SocialMediaMetadata when bag.All("SocialMetadata", ReadPost).FirstOrDefault() is { } post
            => OfPost(post),
        not null => ChannelAttachmentReader.Of(bag),
        _ => null,
    };

    /// <summary>A file, and how it is used.</summary>
    public static FileAttachment OfFile(PropertyBag bag, string fileId)
        => new() { Type = AttachmentTypes.File, FileId = fileId, FileUsageType = bag.Constant("FileUsageType") };

    /// <summary>
    /// The attachments in a property bag, or a quick reply to combine with others. It returns an empty list for other
    /// objects.
    /// </summary>
    /// <exception cref="HubSpotValidationException">The media type is unknown.</exception>
    public static IReadOnlyList<object> PartsOf(PropertyBag bag)
    {
        if (Of(bag) is { } attachment)
        {
            return [attachment];
        }

        FileAttachment[] files = bag.Values("FileId").Select(IdTransformationAttribute.TryToId).OfType<string>()
            .Select(fileId => OfFile(bag, fileId)).ToArray();
        return files.Length > 0 ? files
            : QuickReplyTransformationAttribute.Of(bag) is { } reply ? [reply]
            : bag.Text("MediaType") is not { } type ? []
            : MediaTypes.All.Contains(type, StringComparer.OrdinalIgnoreCase) ? [OfPost(ReadPost(bag)!)]
            : throw new HubSpotValidationException(
                "MediaType",
                $"'{Display.Text(type)}' is not a media type. Specify one of these: "
                + $"{string.Join(", ", MediaTypes.All)}.");
    }

    private static SocialMediaAttachment OfPost(SocialMetadata post)
        => new() { Type = AttachmentTypes.SocialMediaMetadata, SocialMetadata = post };

    /// <summary>Reads a post from fields with HubSpot's names or the names of the parameters.</summary>
    private static SocialMetadata? ReadPost(PropertyBag bag) => bag == PropertyBag.Empty ? null : new()
    {
        MediaType = bag.Constant("MediaType"),
        Id = bag.Text("MediaId") ?? bag.Text("Id"),
        Description = bag.Text("Description"),
        MediaTitle = bag.Text("MediaTitle"),
        MediaUrl = bag.Text("MediaUrl"),
        MediaUrlString = bag.Text("MediaUrlString"),
        ThumbnailUrl = bag.Text("ThumbnailUrl"),
    };
}
