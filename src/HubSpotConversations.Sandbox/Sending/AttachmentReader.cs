using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Reads the attachments of a message or a comment.</summary>
internal static class AttachmentReader
{
    private static readonly HashSet<string> MediaTypes = new(StringComparer.Ordinal)
    {
        "ARTICLE", "AUDIO", "CAROUSEL", "DOCUMENT", "GIF", "LINK", "NONE", "PHOTO", "POLL", "STORY", "VIDEO",
    };

    public static List<JsonElement> Read(JsonFields fields, AccountState state, bool allowQuickReplies)
    {
        var attachments = new List<JsonElement>();
        foreach ((JsonElement element, JsonFields attachment) in fields.Items("attachments", required: true))
        {
            Check(attachment, state, allowQuickReplies);
            attachments.Add(element);
        }

        return attachments;
    }

    /// <summary>Checks one attachment.</summary>
    public static void Check(JsonFields attachment, AccountState state, bool allowQuickReplies)
    {
        string? kind = attachment.RequiredText("type");
        switch (kind)
        {
            case null:
                break;
            case "FILE":
                CheckFile(attachment, state);
                break;
            case "QUICK_REPLIES":
                CheckQuickReplies(attachment, allowQuickReplies);
                break;
            case "SOCIAL_MEDIA_METADATA":
                CheckSocialMedia(attachment);
                break;
            default:
                attachment.Note(new Problem(
                    $"Attachment type {kind} is not supported for sending", In: attachment.At("type")));
                break;
        }
    }

    private static void CheckFile(JsonFields attachment, AccountState state)
    {
        if (attachment.RequiredText("fileId") is { } fileId
            && !fileId.StartsWith("https://", StringComparison.Ordinal)
            && state.Files.Find(fileId) is null)
        {
            attachment.Note(new Problem($"File '{fileId}' does not exist", In: attachment.At("fileId")));
        }
    }

    private static void CheckQuickReplies(JsonFields attachment, bool allowed)
    {
        if (!allowed)
        {
            attachment.Note(new Problem(
                "Quick replies are supported on live chat and Messenger only", In: attachment.At("type")));
        }

        foreach ((_, JsonFields reply) in attachment.Items("quickReplies", required: true))
        {
            _ = reply.RequiredText("value");
            _ = reply.Text("label");
            if (reply.RequiredText("valueType") is { } type and not ("TEXT" or "URL"))
            {
                reply.Note(new Problem($"Invalid valueType '{type}': TEXT or URL", In: reply.At("valueType")));
            }
        }
    }

    private static void CheckSocialMedia(JsonFields attachment)
    {
        const string Name = "socialMetadata";
        if (!attachment.Has(Name))
        {
            attachment.Note(Problem.Required(attachment.At(Name)));
        }
        else if (attachment.Object(Name) is { } metadata
            && metadata.RequiredText("mediaType") is { } type && !MediaTypes.Contains(type))
        {
            metadata.Note(new Problem($"Invalid mediaType '{type}'", In: metadata.At("mediaType")));
        }
    }
}
