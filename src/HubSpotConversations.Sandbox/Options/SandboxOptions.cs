namespace HubSpotConversations.Sandbox.Options;

/// <summary>The options of a <see cref="SandboxAccount"/>. Every value has a sensible default.</summary>
public sealed class SandboxOptions
{
    /// <summary>The only accepted token; null accepts any non-empty bearer token.</summary>
    public string? AccessToken { get; init; }

    /// <summary>An expired token. Requests with it get 401 EXPIRED_AUTHENTICATION.</summary>
    public string? ExpiredAccessToken { get; init; }

    /// <summary>
    /// An app that gets its access tokens through OAuth; null for none. With an app, the account accepts the app's
    /// tokens, and <see cref="AccessToken"/> if it is set. It neither enforces nor reports <see cref="DailyLimit"/>.
    /// </summary>
    public SandboxOAuth? OAuth { get; init; }

    /// <summary>The clock for new messages, the limits and <see cref="Latency"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// The number of requests in each <see cref="RateWindow"/>; 0 turns the limit and its headers off.
    /// </summary>
    public int RateLimit { get; init; } = 190;

    /// <summary>The rolling window of <see cref="RateLimit"/>.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The number of requests per day (UTC); 0 turns the limit and its headers off.</summary>
    public int DailyLimit { get; init; } = 650_000;

    /// <summary>The scopes that the app lacks: <c>conversations.read</c>, <c>conversations.write</c>.</summary>
    public IReadOnlyCollection<string> MissingScopes { get; init; } = [];

    /// <summary>The faults of the network; null for a reliable network.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>The delay before the account handles each request.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// The delay before a new message appears in a history, because HubSpot's histories may lag. Until then, lists of
    /// messages and gets of one message don't return it. The response to the sender and the thread's times include it
    /// at once.
    /// </summary>
    public TimeSpan HistoryLag { get; init; }

    /// <summary>
    /// The difference between HubSpot's clock and <see cref="Clock"/>. The account adds it to the time of sent messages
    /// and to each response's Date header.
    /// </summary>
    public TimeSpan MessageClockSkew { get; init; }

    /// <summary>
    /// Whether the account normalizes texts before it stores them, as some services do: it trims both ends, collapses
    /// spaces and tabs to one space, and uses <c>\n</c> for line endings.
    /// </summary>
    public bool TrimsText { get; init; }

    /// <summary>
    /// Changes to what clients read. <see cref="SandboxAccount.StoredMessages"/> returns the unchanged messages.
    /// </summary>
    public IReadOnlyCollection<HistoryChange> HistoryChanges { get; init; } = [];

    /// <summary>
    /// Whether the times of a thread's latest messages also change only after <see cref="HistoryLag"/>.
    /// </summary>
    public bool LateThreadTimes { get; init; }

    /// <summary>
    /// Whether the account accepts every message (201) and can't deliver it, so that its status is FAILED.
    /// </summary>
    public bool FailsDelivery { get; init; }

    /// <summary>
    /// How long a new message has the status SENDING, by <see cref="Clock"/>. Then its status is SENT, or FAILED if its
    /// account can't send or <see cref="FailsDelivery"/> is set. Zero shows the final status at once.
    /// </summary>
    public TimeSpan DeliveryDelay { get; init; }

    /// <summary>
    /// Whether the assignee of a thread is under the path of the thread, as some users report, instead of the
    /// documented path. This affects only version v3.
    /// </summary>
    public bool AssigneeUnderThreads { get; init; }

    /// <summary>Whether every second page of threads is empty but still has a cursor.</summary>
    public bool EmptyPages { get; init; }

    /// <summary>The number of extra threads beside those that <see cref="SandboxData"/> names.</summary>
    public int ExtraThreads { get; init; }

    /// <summary>The interval at which a visitor writes, by <see cref="Clock"/>; zero for never.</summary>
    public TimeSpan VisitorInterval { get; init; }

    /// <summary>The threads in which visitors write, in turn.</summary>
    public IReadOnlyList<string> VisitorThreadIds { get; init; } =
        [SandboxData.EmailThreadId, SandboxData.ChatThreadId];

    /// <summary>Whether the account rejects comments on help desk threads, as some HubSpot accounts report.</summary>
    public bool RefuseHelpDeskComments { get; init; }
}
