using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>A local server that imitates HubSpot and its token endpoint.</summary>
internal sealed class OAuthServer : IDisposable
{
    public const string Secret = "client-secret-canary-7d1e0b5a";
    public const string RefreshToken = "refresh-canary-na1-4c8f1e2d";
    public const string NewRefreshToken = "rotated-canary-na1-99b0c3f1";
    public const string AccessToken = "access-canary-na1-0a5d7e6c-";
    public const string App = "param($uri, $secret, $refresh) $app = @{ BaseUri = $uri; ClientId = 'app-1'; ClientSecret = $secret; RefreshToken = $refresh }; ";

    private int _refreshes;

    public OAuthServer() => Server = new LoopbackServer(Reply);

    public LoopbackServer Server { get; }

    /// <summary>The token endpoint's reply to the nth refresh, counted from 1. Null grants a token.</summary>
    public Func<int, LoopbackReply?> OnRefresh { get; set; } = static _ => null;

    /// <summary>The reply to every other request. Null selects the default reply.</summary>
    public Func<LoopbackRequest, LoopbackReply?> OnCall { get; set; } = static _ => null;

    public int Refreshes => _refreshes;

    public IEnumerable<string> Tokens => Server.Requests.Where(static r => r.Headers.ContainsKey("Authorization"))
        .Select(static r => r.Headers["Authorization"].Replace("Bearer " + AccessToken, string.Empty, StringComparison.Ordinal));

    public static LoopbackReply Grant(int number, string refreshToken) => LoopbackReply.Response(
        200, $$"""{"access_token":"{{AccessToken}}{{number}}","refresh_token":"{{refreshToken}}","expires_in":1800,"token_type":"bearer"}""");

    /// <summary>Runs a script in which $app contains the parameters for Connect-HubSpot.</summary>
    public SessionResult Run(ModuleSession session, string script)
        => session.Run(App + script, Server.Uri, Secrets.Of(Secret), Secrets.Of(RefreshToken));

    public void Dispose() => Server.Dispose();

    private LoopbackReply Reply(LoopbackRequest request)
    {
        if (request.Target == "/oauth/v3/token")
        {
            int number = Interlocked.Increment(ref _refreshes);
            return OnRefresh(number) ?? Grant(number, RefreshToken);
        }

        return OnCall(request) ?? (request.Method == "GET" ? Replies.Inboxes : Replies.Sent);
    }
}
