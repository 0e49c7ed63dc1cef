using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.State;

/// <summary>
/// The tokens that the account has issued. The caller must hold the account's gate to read or change them.
/// </summary>
internal sealed class OAuthTokens(SandboxOAuth app, TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoginCode> _codes = new(StringComparer.Ordinal);
    private readonly SeededRandom _random = new(Seed(app));

    public SandboxOAuth App { get; } = app;

    /// <summary>The only refresh token that is accepted.</summary>
    public string RefreshToken { get; private set; } = app.RefreshToken;

    /// <summary>The number of issued access tokens.</summary>
    public int Refreshes { get; private set; }

    /// <summary>Issues an access token. Older tokens stay valid until they expire, like HubSpot's.</summary>
    public string Issue()
    {
        Refreshes++;
        if (App.RotatesRefreshToken)
        {
            RefreshToken = NewToken("refresh");
        }

        string token = NewToken("access");
        _expiries.Add(token, clock.GetUtcNow() + App.AccessTokenLifetime);
        return token;
    }

    /// <summary>Issues the code of a login.</summary>
    public string IssueCode(LoginCode login)
    {
        string code = NewToken("code");
        _codes.Add(code, login);
        return code;
    }

    /// <summary>Takes the login of a code, which works once; null for an unknown code.</summary>
    public LoginCode? TakeCode(string? code)
    {
        LoginCode? login = code is not null && _codes.TryGetValue(code, out LoginCode? found) ? found : null;
        if (login is not null)
        {
            _codes.Remove(code!);
        }

        return login;
    }

    /// <summary>The expiry time of an access token; null if the account never issued the token.</summary>
    public DateTimeOffset? ExpiryOf(string token) =>
        _expiries.TryGetValue(token, out DateTimeOffset expiry) ? expiry : null;

    public void ExpireAll()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (string token in _expiries.Keys.ToArray())
        {
            // Expired tokens keep their expiry time, because the response contains it.
            _expiries[token] = _expiries[token] < now ? _expiries[token] : now;
        }
    }

    /// <summary>Gives each account different tokens, so that an account rejects tokens of another account.</summary>
    private static ulong Seed(SandboxOAuth app)
    {
        unchecked
        {
            ulong hash = 14695981039346656037;
            foreach (char letter in $"{app.ClientId}|{app.RefreshToken}")
            {
                hash = (hash ^ letter) * 1099511628211;
            }

            return hash;
        }
    }

    private string NewToken(string kind) => $"sandbox-{kind}-{_random.NextGuid():N}";
}
