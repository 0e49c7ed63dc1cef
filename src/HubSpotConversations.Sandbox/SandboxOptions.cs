namespace HubSpotConversations.Sandbox;

/// <summary>How a <see cref="SandboxAccount"/> behaves. Every value has a sensible default.</summary>
public sealed class SandboxOptions
{
    /// <summary>The only token that is accepted; null accepts any bearer token that isn't empty.</summary>
    public string? AccessToken { get; init; }

    /// <summary>A token that has expired: it gets 401 EXPIRED_AUTHENTICATION.</summary>
    public string? ExpiredAccessToken { get; init; }

    /// <summary>
    /// An app that gets its access tokens by OAuth; null for none. With it the tokens that it got are accepted,
    /// <see cref="AccessToken"/> too where it is named, and <see cref="DailyLimit"/> is neither kept nor told.
    /// </summary>
    public SandboxOAuth? OAuth { get; init; }

    /// <summary>The clock of new messages, of the limits and of <see cref="Latency"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Requests in each <see cref="RateWindow"/>; 0 sets no limit and leaves its headers out.</summary>
    public int RateLimit { get; init; } = 190;

    /// <summary>The rolling window of <see cref="RateLimit"/>.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests allowed a day (UTC); 0 sets no limit and leaves its headers out.</summary>
    public int DailyLimit { get; init; } = 650_000;

    /// <summary>Scopes that the app lacks: <c>conversations.read</c>, <c>conversations.write</c>.</summary>
    public IReadOnlyCollection<string> MissingScopes { get; init; } = [];

    /// <summary>What goes wrong on the way; null for a quiet network.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>How long each request waits before it is handled.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// How long a new message is in no history yet: lists of messages and gets of one don't have it, as HubSpot's may
    /// lag. The answer to its sender has it at once, and so have the times of its thread.
    /// </summary>
    public TimeSpan HistoryLag { get; init; }

    /// <summary>
    /// By how much HubSpot's clock differs from <see cref="Clock"/>: it is added to the time of what is sent and to each
    /// response's Date header.
    /// </summary>
    public TimeSpan MessageClockSkew { get; init; }

    /// <summary>
    /// Whether a text is tidied before it is stored, as services do: no blanks at its ends, one blank for several
    /// blanks and tabs, and <c>\n</c> for each end of a line.
    /// </summary>
    public bool TrimsText { get; init; }

    /// <summary>
    /// How reading differs from what was sent. <see cref="SandboxAccount.StoredMessages"/> has what was stored.
    /// </summary>
    public IReadOnlyCollection<HistoryChange> HistoryChanges { get; init; } = [];

    /// <summary>
    /// Whether the times of a thread's latest messages change only when <see cref="HistoryLag"/> is over too.
    /// </summary>
    public bool LateThreadTimes { get; init; }

    /// <summary>Whether every message is accepted (201) with the status FAILED, as when its delivery fails at once.</summary>
    public bool FailsDelivery { get; init; }

    /// <summary>
    /// Whether the assignee of a thread is found below the path of the thread, as some say of HubSpot, and not where
    /// its documentation has it. It is about version v3 alone.
    /// </summary>
    public bool AssigneeUnderThreads { get; init; }

    /// <summary>Whether every second page of the threads is empty and has a cursor all the same.</summary>
    public bool EmptyPages { get; init; }

    /// <summary>How many threads there are beside those that <see cref="SandboxData"/> names.</summary>
    public int ExtraThreads { get; init; }

    /// <summary>How often a visitor writes; zero for never. It goes by <see cref="Clock"/>.</summary>
    public TimeSpan VisitorInterval { get; init; }

    /// <summary>In which threads visitors write, in turn.</summary>
    public IReadOnlyList<string> VisitorThreadIds { get; init; } =
        [SandboxData.EmailThreadId, SandboxData.ChatThreadId];

    /// <summary>Whether a comment on a help desk thread is refused, as some accounts report of HubSpot.</summary>
    public bool RefuseHelpDeskComments { get; init; }
}
