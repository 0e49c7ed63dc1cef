namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="ThreadMessage.Type"/>.</summary>
public static class MessageTypes
{
    /// <summary>A message that was sent through a channel.</summary>
    public const string Message = "MESSAGE";

    /// <summary>An internal comment.</summary>
    public const string Comment = "COMMENT";

    /// <summary>A greeting from the channel.</summary>
    public const string WelcomeMessage = "WELCOME_MESSAGE";

    /// <summary>The thread was assigned or unassigned.</summary>
    public const string Assignment = "ASSIGNMENT";

    /// <summary>The thread was opened or closed.</summary>
    public const string ThreadStatusChange = "THREAD_STATUS_CHANGE";

    /// <summary>The thread moved to another inbox.</summary>
    public const string ThreadInboxChange = "THREAD_INBOX_CHANGE";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Message,
        Comment,
        WelcomeMessage,
        Assignment,
        ThreadStatusChange,
        ThreadInboxChange,
    ];
}
