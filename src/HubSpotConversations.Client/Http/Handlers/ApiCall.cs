using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// The state of one call. It is attached to the request message, so the handlers themselves have no state.
/// </summary>
internal sealed class ApiCall
{
#if NET
    private static readonly HttpRequestOptionsKey<ApiCall> Key = new("HubSpotConversations.Call");
#else
    private const string Key = "HubSpotConversations.Call";
#endif

    private long? _startedAt;

    public required ApiRequest Request { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The time limit of one attempt; for a transfer, the longest time without any data.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether the time limit applies to all attempts together.</summary>
    public bool LimitsWholeCall { get; init; }

    /// <summary>The source of access tokens; null for a call without one.</summary>
    public IAccessTokens? Tokens { get; init; }

    /// <summary>The state that all connections to the account share; null for a call to the token endpoint.</summary>
    public AccountShare? Share { get; init; }

    /// <summary>The secrets to overwrite in responses and errors.</summary>
    public SecretMask Mask { get; set; } = SecretMask.None;

    public required RetryPolicy Retry { get; init; }

    /// <summary>Observes the attempts; null for none.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>Observes the waits; null for none.</summary>
    public IWaitObserver? Waits { get; init; }

    /// <summary>Cancels the waits before and between attempts. An attempt in flight has its own token.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>Reads a successful response. If it throws, the attempt has failed.</summary>
    public required Action<ApiCall> Read { get; init; }

    /// <summary>Creates the exception for an error response; null for the default one.</summary>
    public Func<ApiResponse, HubSpotException>? ReadError { get; init; }

    /// <summary>When this attempt was sent.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>The number of this attempt, from 1.</summary>
    public int Attempt { get; set; }

    /// <summary>The response to this attempt.</summary>
    public ApiResponse? Response { get; set; }

    /// <summary>The exception for an error response to this attempt; null if there isn't one.</summary>
    public HubSpotException? ResponseError { get; set; }

    /// <summary>The failure of the last attempt; null if none has failed.</summary>
    public HubSpotException? LastFailure { get; set; }

    /// <summary>Whether another attempt would fail in the same way.</summary>
    public bool IsOver { get; set; }

    /// <summary>The time since the first attempt started.</summary>
    public TimeSpan Elapsed => _startedAt is { } startedAt ? Clock.GetElapsedTime(startedAt) : TimeSpan.Zero;

    /// <summary>The time left for this attempt.</summary>
    public TimeSpan TimeLeft
        => !LimitsWholeCall ? Timeout : Elapsed < Timeout ? Timeout - Elapsed : TimeSpan.Zero;

    /// <summary>Records when the first attempt started. Later calls have no effect.</summary>
    public void Start(long timestamp) => _startedAt ??= timestamp;

    /// <summary>Returns the call that is attached to a request message.</summary>
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
