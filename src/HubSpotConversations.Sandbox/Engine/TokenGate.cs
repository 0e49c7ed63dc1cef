using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Checks the token of a call.</summary>
internal sealed class TokenGate(AccountState state, SandboxOptions options, ErrorResponses errors)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromSeconds(75);

    /// <returns>Null, or the error response if the token isn't accepted.</returns>
    public SandboxResponse? Refuse(string? authorization)
    {
        string token = TokenOf(authorization);
        if (token.Length == 0)
        {
            return errors.NotAuthenticated();
        }

        DateTimeOffset now = state.Clock.GetUtcNow();
        if (string.Equals(token, options.ExpiredAccessToken, StringComparison.Ordinal))
        {
            return errors.Expired(now, now - LongAgo);
        }

        if (state.OAuth?.ExpiryOf(token) is { } expiry)
        {
            return now < expiry ? null : errors.Expired(now, expiry);
        }

        return IsAccepted(token) ? null : errors.NotAuthenticated();
    }

    /// <summary>Accepts any token if the options specify neither a token nor an OAuth app.</summary>
    private bool IsAccepted(string token) => options.AccessToken is null
        ? state.OAuth is null
        : string.Equals(token, options.AccessToken, StringComparison.Ordinal);

    private static string TokenOf(string? authorization)
    {
        const string Scheme = "Bearer ";
        return authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? authorization.Substring(Scheme.Length).Trim()
            : string.Empty;
    }
}
