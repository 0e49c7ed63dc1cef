using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// Carries one call through the handlers: what they need to know about it, and what they learn. It travels with the
/// request message, so the handlers have no state.
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

    /// <summary>The time limit of one attempt; for a transfer, the longest time without any data.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether the time limit is that of all attempts together.</summary>
    public bool LimitsWholeCall { get; init; }

    /// <summary>The source of access tokens; null for a call without one.</summary>
    public IAccessTokens? Tokens { get; init; }

    /// <summary>The state that all connections to the account share; null for a call to the token endpoint.</summary>
    public AccountShare? Share { get; init; }

    /// <summary>The secrets to overwrite in responses and errors.</summary>
    public SecretMask Mask { get; set; } = SecretMask.None;

    public required RetryPolicy Retry { get; init; }

    /// <summary>The observer of the attempts; null for none.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>The observer of the waits; null for none.</summary>
    public IWaitObserver? Waits { get; init; }

    /// <summary>Ends the waits before and between attempts. An attempt in flight has a token of its own.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>Reads the successful response. If that fails, the attempt failed.</summary>
    public required Action<ApiCall> Read { get; init; }

    /// <summary>Creates the exception for a refusal; null for the usual one.</summary>
    public Func<ApiResponse, HubSpotException>? ReadRefusal { get; init; }

    /// <summary>When this attempt was sent.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; set; }

    /// <summary>The response to this attempt.</summary>
    public ApiResponse? Response { get; set; }

    /// <summary>Why HubSpot refused this attempt; null if it did not.</summary>
    public HubSpotException? Refusal { get; set; }

    /// <summary>How the last attempt failed; null if none has failed.</summary>
    public HubSpotException? LastFailure { get; set; }

    /// <summary>Whether another attempt would fail in the same way.</summary>
    public bool IsOver { get; set; }

    /// <summary>How long ago the first attempt began.</summary>
    public TimeSpan Elapsed => _began is { } began ? Clock.GetElapsedTime(began) : TimeSpan.Zero;

    /// <summary>The time that is left for this attempt.</summary>
    public TimeSpan TimeLeft
        => !LimitsWholeCall ? Timeout : Elapsed < Timeout ? Timeout - Elapsed : TimeSpan.Zero;

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
