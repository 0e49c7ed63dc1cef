using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// A session that is connected to a server with the given number of threads, and the requests it received.
/// </summary>
internal sealed class ThreadListSession : IDisposable
{
    private readonly int _count;
    private int _failing;

    /// <param name="count">The number of threads.</param>
    /// <param name="withNames">Whether Get-HubSpotThread looks up names, as it does by default.</param>
    public ThreadListSession(int count, bool withNames = false)
    {
        _count = count;
        Server = new LoopbackServer(Reply);
        Session = ModuleSession.ConnectedTo(Server.Uri, withNames ? "-MaxRetry 1" : "");
        Session.Runspace.SessionStateProxy.SetVariable(
            "PSDefaultParameterValues",
            new DefaultParameterDictionary { ["Get-HubSpotThread:NoName"] = !withNames });
    }

    public LoopbackServer Server { get; }

    /// <summary>The number of requests for names that still fail, as if the service was busy.</summary>
    public int FailingNameRequests
    {
        get => Volatile.Read(ref _failing);
        set => Volatile.Write(ref _failing, value);
    }

    public ModuleSession Session { get; }

    /// <summary>The queries that the server received, in order.</summary>
    public IReadOnlyList<string> Queries => Server.Requests.Select(static r => Uri.UnescapeDataString(r.Target.Split('?').ElementAtOrDefault(1) ?? "")).ToArray();

    /// <summary>The limits that were requested.</summary>
    public IReadOnlyList<int> Limits => Queries.Select(static q => int.Parse(Value(q, "limit")!, CultureInfo.InvariantCulture)).ToArray();

    public static string? Value(string query, string name)
        => query.Split('&').Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(pair => pair[(name.Length + 1)..]).FirstOrDefault();

    public SessionResult Run(string script) => Session.Run(script);

    public void Dispose()
    {
        Session.Dispose();
        Server.Dispose();
    }

    // Threads 1 to n. Inbox i contains the threads whose number ends in i.
    private LoopbackReply Reply(LoopbackRequest request)
    {
        if (request.Target.Contains("/actors/batch/read", StringComparison.Ordinal))
        {
            return Interlocked.Decrement(ref _failing) >= 0 ? Replies.Page(503) : Batch(request);
        }

        if (request.Target.Contains("/inboxes?", StringComparison.Ordinal))
        {
            return Interlocked.Decrement(ref _failing) >= 0
                ? Replies.Page(503)
                : LoopbackReply.Response(200, """{"results":[{"id":"1","name":"Sales"},{"id":"2","name":"Support"}]}""");
        }

        string query = Uri.UnescapeDataString(request.Target.Split('?').ElementAtOrDefault(1) ?? "");
        int after = int.Parse(Value(query, "after") ?? "0", CultureInfo.InvariantCulture);
        int limit = int.Parse(Value(query, "limit")!, CultureInfo.InvariantCulture);
        string? inbox = Value(query, "inboxId");
        string? status = Value(query, "threadStatus");
        int[] matching = Enumerable.Range(1, _count)
            .Where(id => inbox is null || id % 10 == int.Parse(inbox, CultureInfo.InvariantCulture))
            .Where(id => status is null || id % 2 == (status == "OPEN" ? 1 : 0))
            .Where(id => id > after)
            .ToArray();
        var page = new JsonObject
        {
            ["results"] = new JsonArray([.. matching.Take(limit).Select(static id => new JsonObject
            {
                ["id"] = $"{id}",
                ["status"] = id % 2 == 1 ? "OPEN" : "CLOSED",
                ["associatedContactId"] = $"{id}",
                ["inboxId"] = $"{id % 10}",
                ["spam"] = id % 5 == 0,
                ["assignedTo"] = id % 3 == 0 ? $"A-{id % 2}" : null,
                ["originalChannelId"] = id % 2 == 0 ? "1002" : "1000",
                ["latestMessageTimestamp"] = $"2026-11-0{1 + (id % 9)}T00:00:00Z",
            })]),
        };
        if (matching.Length > limit)
        {
            page["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = $"{matching[limit - 1]}" } };
        }

        return LoopbackReply.Response(200, page.ToJsonString());
    }

    // HubSpot doesn't know the visitors whose number is odd.
    private static LoopbackReply Batch(LoopbackRequest request)
    {
        string[] ids = JsonNode.Parse(request.Body)!["inputs"]!.AsArray().Select(static id => id!.ToString()).ToArray();
        return ids.Length > 400
            ? LoopbackReply.Response(400, """{"status":"error","category":"VALIDATION_ERROR","message":"too many"}""")
            : LoopbackReply.Response(200, new JsonObject
            {
                ["status"] = "COMPLETE",
                ["results"] = new JsonArray([.. ids.Where(static id => id[0] == 'A' || (id[^1] - '0') % 2 == 0)
                    .Select(static id => new JsonObject
                    {
                        ["type"] = id[0] == 'A' ? "AGENT" : "VISITOR",
                        ["id"] = id,
                        ["name"] = "Name of " + id,
                    })]),
            }.ToJsonString());
    }
}
