using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Connections;

/// <summary>The settings of a new connection, except its secrets.</summary>
internal sealed record ConnectionSettings
{
    public required Uri BaseUri { get; init; }

    public required string ApiVersion { get; init; }

    public string? DefaultSender { get; init; }

    public Uri? Proxy { get; init; }

    public required int TimeoutSec { get; init; }

    public required int MaxRetry { get; init; }

    public required int RetryTimeoutSec { get; init; }

    public int? RateLimit { get; init; }

    /// <summary>Takes what the caller doesn't specify from the profile, or else from the environment.</summary>
    /// <param name="profile">The profile; null for none.</param>
    /// <param name="isSpecified">Whether the caller specifies the parameter with that name.</param>
    /// <param name="isSandbox">Whether the connection is to the sandbox, which has no address.</param>
    /// <exception cref="HubSpotValidationException">A variable of the environment is not valid.</exception>
    public ConnectionSettings WithDefaults(HubSpotProfile? profile, Func<string, bool> isSpecified, bool isSandbox)
        => this with
        {
            ApiVersion = isSpecified(nameof(ApiVersion))
                ? ApiVersion
                : profile?.ApiVersion ?? EnvironmentDefaults.ApiVersion ?? ApiVersion,
            BaseUri = isSpecified(nameof(BaseUri)) || isSandbox
                ? BaseUri
                : profile?.BaseUri ?? EnvironmentDefaults.BaseUri ?? BaseUri,
            DefaultSender = isSpecified(nameof(DefaultSender))
                ? DefaultSender
                : profile?.DefaultSender ?? EnvironmentDefaults.DefaultSender,
            Proxy = isSpecified(nameof(Proxy)) ? Proxy : profile?.Proxy,
            RateLimit = RateLimit ?? profile?.RateLimit,
        };

    /// <exception cref="HubSpotValidationException">The default sender can't be a sender.</exception>
    public void CheckDefaultSender()
    {
        try
        {
            DraftRules.CheckSenderOrName(DefaultSender);
        }
        catch (HubSpotValidationException exception)
        {
            throw new HubSpotValidationException(nameof(DefaultSender), exception.Message);
        }
    }

    /// <summary>The options of the client, with an access token or the credentials of an OAuth app.</summary>
    public ConversationsClientOptions ToOptions(string? token = null, OAuthCredential? app = null) => new()
    {
        AccessToken = token,
        OAuth = app,
        BaseUri = BaseUri,
        ApiVersion = ApiVersion,
        Proxy = Proxy,
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        MaxRetry = MaxRetry,
        RetryTimeout = TimeSpan.FromSeconds(RetryTimeoutSec),
        RateLimit = RateLimit,
    };
}
