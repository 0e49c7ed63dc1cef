using System.Management.Automation.Host;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// A session that is connected to a server on this machine, and what arrived there. Scripts have $rest in it: all that a
/// message needs beside its thread and its text, to be splatted.
/// </summary>
internal sealed class Outbox : IDisposable
{
    public Outbox(Func<LoopbackRequest, LoopbackReply> reply, string connectArguments = "", PSHost? host = null)
    {
        Server = new LoopbackServer(reply);
        Session = ModuleSession.ConnectedTo(Server.Uri, connectArguments, host);
        // The server here does not change its mind: one look at a thread shows all.
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

    /// <summary>The bodies that arrived, as they were written.</summary>
    public IReadOnlyList<string> RawBodies => Sent.Select(static request => request.Body).ToArray();

    /// <summary>The bodies that arrived.</summary>
    public IReadOnlyList<JsonNode> Bodies => Sent.Select(static request => JsonNode.Parse(request.Body)!).ToArray();

    /// <summary>The one body that arrived.</summary>
    public JsonNode Body => Bodies.ShouldHaveSingleItem();

    /// <summary>The texts of the messages that arrived.</summary>
    public IReadOnlyList<string> Texts => Bodies.Select(static body => (string)body["text"]!).ToArray();

    /// <summary>The threads that were written to.</summary>
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
