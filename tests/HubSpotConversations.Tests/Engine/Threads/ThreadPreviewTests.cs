using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>Get-HubSpotThread -Preview.</summary>
public sealed class ThreadPreviewTests
{
    private readonly TaskCompletionSource _eightAtOnce = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;

    [Fact]
    public void Preview_ShowsSubjectAndNewestMessage()
    {
        using LoopbackServer server = Server(3);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotThread -NoName -Preview").ShouldSucceed();

        result.Output.Select(static thread => $"{thread.Properties["Subject"].Value}: {thread.Properties["Preview"].Value}")
            .ShouldBe(["Subject 1: newest 1", "Subject 2: newest 2", ": "], "thread 3 can't be read");
        result.Output.ShouldAllBe(static thread => thread.TypeNames[0] == "HubSpotConversations.Models.ConversationThread#Preview");
        session.Run("(Get-HubSpotThread 1 -NoName -Preview).Preview").Texts.ShouldBe(["newest 1"]);
    }

    [Fact]
    public void Preview_ReadsOnlyThreadsThatAreShown()
    {
        using LoopbackServer server = Server(200);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThread -NoName -Preview -AssignedTo A-7").ShouldSucceed().Output.Count.ShouldBe(20);

        server.Requests.Count(static request => request.Target.Contains("/messages", StringComparison.Ordinal)).ShouldBe(20);
    }

    [Fact]
    public void Preview_ReadsEightThreadsAtOnce()
    {
        // The server replies to the first eight requests when all of them have arrived.
        using LoopbackServer server = Server(20, isSlow: true);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThread -NoName -Preview").ShouldSucceed().Output.Count.ShouldBe(20);
    }

    [Fact]
    public void Without_Preview_NoMessageIsRead()
    {
        using LoopbackServer server = Server(3);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        PSObject thread = session.Run("Get-HubSpotThread -NoName").ShouldSucceed().Output[0];

        thread.Properties["Preview"].Value.ShouldBeNull();
        thread.TypeNames[0].ShouldBe("HubSpotConversations.Models.ConversationThread");
        server.Requests.ShouldHaveSingleItem();
    }

    private LoopbackServer Server(int threads, bool isSlow = false) => new(request =>
    {
        string path = request.Target.Split('?')[0];
        if (!path.EndsWith("/messages", StringComparison.Ordinal))
        {
            return path.EndsWith("/threads", StringComparison.Ordinal) ? Page(request.Target, threads) : LoopbackReply.Response(200, """{"id":"1"}""");
        }

        if (Interlocked.Increment(ref _waiting) == 8)
        {
            _eightAtOnce.SetResult();
        }

        string id = path.Split('/')[^2];
        LoopbackReply reply = id == "3"
            ? Replies.Refused(404)
            : LoopbackReply.Response(
                200,
                $$"""{"results":[{"type":"COMMENT","id":"c","text":"note"},{"type":"MESSAGE","id":"m","text":"newest {{id}}"},{"type":"MESSAGE","id":"o","text":"old","subject":"Subject {{id}}"}]}""");
        return isSlow ? reply.After(_eightAtOnce.Task) : reply;
    });

    private static LoopbackReply Page(string target, int count)
    {
        int after = target.Contains("after=", StringComparison.Ordinal) ? int.Parse(target.Split("after=")[1].Split('&')[0], CultureInfo.InvariantCulture) : 0;
        int limit = int.Parse(target.Split("limit=")[1].Split('&')[0], CultureInfo.InvariantCulture);
        int[] ids = [.. Enumerable.Range(1, count).Where(id => id > after).Take(limit)];
        string next = ids.Length > 0 && ids[^1] < count ? $$$""","paging":{"next":{"after":"{{{ids[^1]}}}"}}""" : "";
        string threads = string.Join(',', ids.Select(static id => $$"""{"id":"{{id}}","assignedTo":"A-{{id % 10}}"}"""));
        return LoopbackReply.Response(200, "{\"results\":[" + threads + "]" + next + "}");
    }
}
