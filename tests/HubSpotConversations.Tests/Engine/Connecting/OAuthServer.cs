using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>HubSpot with its token endpoint, on this machine.</summary>
internal sealed class OAuthServer : IDisposable
{
    public const string Secret = "client-secret-canary-7d1e0b5a";
    public const string RefreshToken = "refresh-canary-na1-4c8f1e2d";
    public const string NewRefreshToken = "rotated-canary-na1-99b0c3f1";
    public const string AccessToken = "access-canary-na1-0a5d7e6c-";
    public const string App = "param($uri, $secret, $refresh) $app = @{ BaseUri = $uri; ClientId = 'app-1'; ClientSecret = $secret; RefreshToken = $refresh }; ";

    private int _refreshes;

    public OAuthServer() => Server = new LoopbackServer(Answer);

    public LoopbackServer Server { get; }

    /// <summary>The answer of the token endpoint to a refresh, by its number from 1; null for a grant.</summary>
    public Func<int, LoopbackReply?> OnRefresh { get; set; } = static _ => null;

    /// <summary>The answer to everything else; null for the usual one.</summary>
    public Func<LoopbackRequest, LoopbackReply?> OnCall { get; set; } = static _ => null;

    public int Refreshes => _refreshes;

    public IEnumerable<string> Tokens => Server.Requests.Where(static r => r.Headers.ContainsKey("Authorization"))
        .Select(static r => r.Headers["Authorization"].Replace("Bearer " + AccessToken, string.Empty, StringComparison.Ordinal));

    public static LoopbackReply Grant(int number, string refreshToken) => LoopbackReply.Answer(
        200, $$"""{"access_token":"{{AccessToken}}{{number}}","refresh_token":"{{refreshToken}}","expires_in":1800,"token_type":"bearer"}""");

    /// <summary>Runs a script that has $app, the parameters to connect with.</summary>
    public SessionResult Run(ModuleSession session, string script)
        => session.Run(App + script, Server.Uri, Secrets.Of(Secret), Secrets.Of(RefreshToken));

    public void Dispose() => Server.Dispose();

    private LoopbackReply Answer(LoopbackRequest request)
    {
        if (request.Target == "/oauth/v3/token")
        {
            int number = Interlocked.Increment(ref _refreshes);
            return OnRefresh(number) ?? Grant(number, RefreshToken);
        }

        return OnCall(request) ?? (request.Method == "GET" ? Replies.Inboxes : Replies.Sent);
    }
}
