namespace HubSpotConversations.Models;

/// <summary>The kinds of entries in a thread's history.</summary>
public static class MessageTypes
{
    /// <summary>Delivered over a channel.</summary>
    public const string Message = "MESSAGE";

    /// <summary>An internal note.</summary>
    public const string Comment = "COMMENT";

    /// <summary>A greeting of the channel.</summary>
    public const string WelcomeMessage = "WELCOME_MESSAGE";

    /// <summary>The thread got another owner.</summary>
    public const string Assignment = "ASSIGNMENT";

    /// <summary>The thread was opened or closed.</summary>
    public const string ThreadStatusChange = "THREAD_STATUS_CHANGE";

    /// <summary>The thread went to another inbox.</summary>
    public const string ThreadInboxChange = "THREAD_INBOX_CHANGE";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
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
