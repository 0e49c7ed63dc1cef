using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Composition;

/// <summary>Creates the subject of a reply to an email.</summary>
internal static class ReplySubject
{
    private const string Mark = "Re:";

    /// <summary>
    /// Returns the subject with exactly one reply prefix, however many it had; null if the message has no subject.
    /// </summary>
    public static string? Of(ConversationMessage message)
        => message.ChannelId == Channels.Email ? Of(message.Subject) : null;

    /// <summary>Returns a subject with exactly one reply prefix; null if there is no subject.</summary>
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
