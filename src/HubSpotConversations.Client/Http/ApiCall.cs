using HubSpotConversations.Limits;

namespace HubSpotConversations.Http;

/// <summary>
/// One call on its way through the handlers: what they need to know of it, and what they found out. It travels with the
/// request message, so the handlers themselves have no state.
/// </summary>
internal sealed class ApiCall
{
#if NET
    private static readonly HttpRequestOptionsKey<ApiCall> Key = new("HubSpotConversations.Call");
#else
    private const string Key = "HubSpotConversations.Call";
#endif

    private long? _began;

    public required ApiRequest Request { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>How long one attempt may take; a transfer, how long it may stand still.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Where access tokens come from; null for a call without one.</summary>
    public IAccessTokens? Tokens { get; init; }

    /// <summary>What is shared with the other connections to the account; null for a call that isn't the account's.</summary>
    public AccountShare? Share { get; init; }

    /// <summary>What to overwrite in whatever comes back.</summary>
    public SecretMask Mask { get; set; } = SecretMask.None;

    public required RetryPolicy Retry { get; init; }

    /// <summary>Gets every attempt; null if there isn't an observer.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>Gets every wait; null if there isn't an observer.</summary>
    public IWaitObserver? Waits { get; init; }

    /// <summary>Ends the waits before and between attempts. An attempt in flight has a token of its own.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>Reads a successful response. If that fails, the attempt failed.</summary>
    public required Action<ApiResponse> Read { get; init; }

    /// <summary>Makes the exception of a refusal; null for the usual one.</summary>
    public Func<ApiResponse, HubSpotException>? ReadRefusal { get; init; }

    /// <summary>When this attempt was sent.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; set; }

    /// <summary>The response to this attempt.</summary>
    public ApiResponse? Response { get; set; }

    /// <summary>Why HubSpot refused this attempt; null if it didn't.</summary>
    public HubSpotException? Refusal { get; set; }

    /// <summary>How the last attempt failed; null if there wasn't one.</summary>
    public HubSpotException? LastFailure { get; set; }

    /// <summary>Whether the call can't be made at all, however often it is tried.</summary>
    public bool IsOver { get; set; }

    /// <summary>How long ago the first attempt began.</summary>
    public TimeSpan Elapsed => _began is { } began ? Clock.GetElapsedTime(began) : TimeSpan.Zero;

    /// <summary>Notes when an attempt began.</summary>
    public void Begin(long timestamp) => _began ??= timestamp;

    /// <summary>The call of a request message.</summary>
    public static ApiCall Of(HttpRequestMessage message)
#if NET
        => message.Options.TryGetValue(Key, out ApiCall? call)
            ? call
#else
        => message.Properties.TryGetValue(Key, out object call)
            ? (ApiCall)call
#endif
            : throw new InvalidOperationException("The request doesn't have a call.");

    public void AttachTo(HttpRequestMessage message)
#if NET
        => message.Options.Set(Key, this);
#else
        => message.Properties[Key] = this;
#endif
}
