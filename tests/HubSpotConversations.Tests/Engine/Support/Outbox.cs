using System.Management.Automation.Host;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// A session that is connected to a local server, and the messages it received. Scripts can splat $rest, which contains
/// everything that a message needs except its thread and its text.
/// </summary>
internal sealed class Outbox : IDisposable
{
    public Outbox(Func<LoopbackRequest, LoopbackReply> reply, string connectArguments = "", PSHost? host = null)
    {
        Server = new LoopbackServer(reply);
        Session = ModuleSession.ConnectedTo(Server.Uri, connectArguments, host);
        // This server's history never changes, so reading a thread once is enough.
        Run("$PSDefaultParameterValues = @{ '*-HubSpotThread*:SettlingTimeSec' = 0 }").ShouldSucceed();
        Run("$rest = @{ Recipient = 'jane@example.com'; ChannelId = 'EMAIL'; ChannelAccountId = '5'; SenderActorId = 'A-1' }")
            .ShouldSucceed();
    }

    public Outbox(LoopbackReply reply, string connectArguments = "", PSHost? host = null)
        : this(_ => reply, connectArguments, host)
    {
    }

    public Outbox()
        : this(Replies.Sent)
    {
    }

    public LoopbackServer Server { get; }

    public ModuleSession Session { get; }

    /// <summary>The unparsed bodies that the server received.</summary>
    public IReadOnlyList<string> RawBodies => Sent.Select(static request => request.Body).ToArray();

    /// <summary>The bodies that the server received.</summary>
    public IReadOnlyList<JsonNode> Bodies => Sent.Select(static request => JsonNode.Parse(request.Body)!).ToArray();

    /// <summary>The only body that the server received.</summary>
    public JsonNode Body => Bodies.ShouldHaveSingleItem();

    /// <summary>The texts of the messages that the server received.</summary>
    public IReadOnlyList<string> Texts => Bodies.Select(static body => (string)body["text"]!).ToArray();

    /// <summary>The threads of the messages that the server received.</summary>
    public IReadOnlyList<string> ThreadIds => Sent.Select(static request => request.Target.Split('/')[^2]).ToArray();

    private IEnumerable<LoopbackRequest> Sent => Server.Requests.Where(static request => request.Method == "POST");

    public SessionResult Run(string script, params object?[] arguments) => Session.Run(script, arguments);

    public SessionResult RunTrapped(string script) => Session.RunTrapped(script);

    public void Dispose()
    {
        Session.Dispose();
        Server.Dispose();
    }
}
