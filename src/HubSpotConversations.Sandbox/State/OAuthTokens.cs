using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.State;

/// <summary>The tokens that the account has issued. Whoever reads or changes them has the account's gate.</summary>
internal sealed class OAuthTokens(SandboxOAuth app, TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);
    private readonly SeededRandom _random = new(Seed(app));

    public SandboxOAuth App { get; } = app;

    /// <summary>The only refresh token that is accepted.</summary>
    public string RefreshToken { get; private set; } = app.RefreshToken;

    /// <summary>How many access tokens were issued.</summary>
    public int Refreshes { get; private set; }

    /// <summary>Issues an access token. Older ones stay good until their own time is over, as HubSpot's do.</summary>
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

    /// <summary>When an access token ends or ended; null for one that was never issued.</summary>
    public DateTimeOffset? ExpiryOf(string token) =>
        _expiries.TryGetValue(token, out DateTimeOffset expiry) ? expiry : null;

    public void ExpireAll()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (string token in _expiries.Keys.ToArray())
        {
            // What is over already keeps its time, for its answer tells it.
            _expiries[token] = _expiries[token] < now ? _expiries[token] : now;
        }
    }

    /// <summary>Accounts differ in their tokens, so that a token that strays to another account is refused.</summary>
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
