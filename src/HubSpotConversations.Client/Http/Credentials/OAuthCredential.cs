
namespace HubSpotConversations.Http.Credentials;

/// <summary>
/// The credentials of an OAuth app. The client uses them to get an access token at the first call, and renews
/// the token before it expires.
/// </summary>
public sealed class OAuthCredential
{
    /// <summary>The id of the app. It isn't a secret.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret of the app.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The refresh token that HubSpot issued when the app was authorized for the account.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>
    /// Receives the new refresh token when HubSpot replaces it. The previous token may then no longer work. The client
    /// calls this from any thread, for one token at a time. If it throws, the calls that wait for the renewal fail.
    /// </summary>
    public Action<string>? RefreshTokenReplaced { get; init; }

    /// <summary>The replacement refresh token that the connection hasn't saved yet.</summary>
    internal RefreshTokenNotices Notices { get; } = new();

    /// <summary>Returns the app's id without its secrets.</summary>
    public override string ToString() => "OAuth app " + ClientId;
}
