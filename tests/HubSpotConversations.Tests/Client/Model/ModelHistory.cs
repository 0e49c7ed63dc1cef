namespace HubSpotConversations.Tests.Client.Model;

/// <summary>How a thread's history shows a message that was stored.</summary>
internal enum ModelHistory
{
    /// <summary>Immediately.</summary>
    Now,

    /// <summary>After half a minute.</summary>
    Later,

    /// <summary>With a signature after its text.</summary>
    Altered,

    /// <summary>The list of results is null.</summary>
    Unreadable,

    /// <summary>The same, and the thread doesn't report any time.</summary>
    UnreadableWithoutTimes,

    /// <summary>Never, though the thread reports the time of the message.</summary>
    Never,

    /// <summary>
    /// Never, and the thread doesn't report any time. Nothing shows that the message was stored, so a run can make a
    /// second copy, and no more.
    /// </summary>
    NeverWithoutTimes,
}
