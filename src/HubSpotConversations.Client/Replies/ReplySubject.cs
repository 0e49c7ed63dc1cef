using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The subject of the answer to an email.</summary>
internal static class ReplySubject
{
    private const string Mark = "Re:";

    /// <summary>
    /// The subject with one mark of an answer before it, however many there were; null where there is none.
    /// </summary>
    public static string? Of(ConversationMessage message)
        => message.ChannelId == Channels.Email ? Of(message.Subject) : null;

    /// <summary>The same of a subject.</summary>
    public static string? Of(string? subject)
    {
        string rest = subject?.Trim() ?? string.Empty;
        while (rest.StartsWith(Mark, StringComparison.OrdinalIgnoreCase))
        {
            rest = rest.Substring(Mark.Length).TrimStart();
        }

        return rest.Length == 0 ? null : $"{Mark} {rest}";
    }
}
