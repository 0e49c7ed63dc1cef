using System.Collections;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>Get-HubSpotActor: its requests, their batches and its output.</summary>
public sealed class ActorCmdletTests
{
    [Theory]
    [InlineData("1..250", new[] { 100, 100, 50 })]
    [InlineData("1..100", new[] { 100 })]
    [InlineData("1..101", new[] { 100, 1 })]
    [InlineData("(1..60) + (1..60) + (30..70)", new[] { 70 })]
    public void Ids_are_requested_in_batches_and_each_actor_is_emitted_once_in_input_order(
        string numbers, int[] batches)
    {
        using var server = new LoopbackServer(ReplyAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run($"{numbers} | ForEach-Object {{ \"A-$_\" }} | Get-HubSpotActor | ForEach-Object ActorId");

        result.ShouldSucceed().Texts.ShouldBe(Enumerable.Range(1, batches.Sum()).Select(static n => $"A-{n}"));
        RequestedIds(server).Select(static ids => ids.Length).ShouldBe(batches);
    }

    [Fact]
    public void An_id_is_sent_unchanged_except_for_surrounding_spaces()
    {
        using var server = new LoopbackServer(ReplyAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor 'E-a b+c@x.com', 'B-\"1\"\\', ' A-1 '").ShouldSucceed().Output.Count.ShouldBe(3);

        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/conversations/v3/conversations/actors/batch/read");
        RequestedIds(server).Single().ShouldBe(["E-a b+c@x.com", "B-\"1\"\\", "A-1"]);
    }

    [Fact]
    public void Cached_actors_are_requested_again_only_with_Force()
    {
        using var server = new LoopbackServer(ReplyAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-1, A-2").ShouldSucceed();
        session.Run("Get-HubSpotActor a-2, A-3, A-1 | ForEach-Object ActorId").Texts.ShouldBe(["A-2", "A-3", "A-1"]);
        session.Run("Get-HubSpotActor A-1, A-2").ShouldSucceed().Output.Count.ShouldBe(2);
        session.Run("Get-HubSpotActor A-1 -Force").ShouldSucceed();

        RequestedIds(server).Select(static ids => string.Join(' ', ids)).ShouldBe(["A-1 A-2", "A-3", "A-1"]);
    }

    [Fact]
    public void Cached_actors_do_not_count_toward_a_batch()
    {
        using var server = new LoopbackServer(ReplyAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("1..80 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor").ShouldSucceed();
        session.Run("180..1 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | ForEach-Object ActorId")
            .ShouldSucceed().Texts.ShouldBe(Enumerable.Range(1, 180).Reverse().Select(static n => $"A-{n}"));

        RequestedIds(server).Select(static ids => ids.Length).ShouldBe([80, 100]);
    }

    [Fact]
    public void With_Property_the_cmdlet_bypasses_the_cache()
    {
        using var server = new LoopbackServer(ReplyAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-1; Get-HubSpotActor A-1, A-2 -Property name; Get-HubSpotActor A-2").ShouldSucceed().Output.Count.ShouldBe(4);

        RequestedIds(server).Select(static ids => string.Join(' ', ids)).ShouldBe(["A-1", "A-1 A-2", "A-2"]);
        Uri.UnescapeDataString(server.Requests[1].Target).ShouldEndWith("?property=name,id,type");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void The_cmdlet_sends_no_further_request_once_the_consumer_stops(int taken, int requests)
    {
        using var server = new LoopbackServer(ReplyAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(
            "$n = 0; foreach ($i in 1) { 1..500 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | "
            + $"ForEach-Object {{ if (++$n -eq {taken}) {{ break }} }} }}").ShouldSucceed();

        server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public void Each_missing_actor_gets_its_own_error_with_HubSpots_message()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            "'A-52301001', 'V-999999', 'nonsense', 'E-order desk+eu@example.org' | Get-HubSpotActor | ForEach-Object { \"$_\" }");

        result.Texts.ShouldBe(["Maya Lindqvist", "order desk+eu@example.org"]);
        result.Errors.Select(static e => (e.FullyQualifiedErrorId.Split(',')[0], e.TargetObject))
            .ShouldBe([("HubSpotNotFound", (object)"V-999999"), ("HubSpotValidationFailed", "nonsense")]);
        result.Errors[0].Exception.Message.ShouldContain("Could not get some actors.");
        result.Errors[1].Exception.Message.ShouldContain("Invalid actorId type");
        ((string)((dynamic)result.Errors[1].Exception).Category).ShouldBe("VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("""{"results":[]}""", "HubSpotNotFound", "Actor 'V-1' was not found.")]
    [InlineData("""{"results":[{"id":"Z-9","type":"AGENT"},{"name":"who"}]}""", "HubSpotNotFound", "Actor 'V-1' was not found.")]
    [InlineData("""{}""", "HubSpotNotFound", "Actor 'V-1' was not found.")]
    [InlineData("""{"errors":[{"category":"OBJECT_NOT_FOUND","message":"gone"}]}""", "HubSpotNotFound", "gone")]
    [InlineData("""{"errors":[{"category":"MISSING_SCOPES","message":"no scope","context":{"id":["v-1"]}}]}""", "HubSpotScopeMissing", "no scope")]
    [InlineData("""{"errors":[{"category":"ANY_OTHER","message":"why not","context":{"ids":"V-1"}}]}""", "HubSpotRequestRefused", "why not")]
    [InlineData("""{"errors":[{"category":"X","message":"\u001b[2J","context":{"a":{"b":1},"c":null}}]}""", "HubSpotRequestRefused", "V-1")]
    public void A_missing_actor_gets_exactly_one_error_for_every_form_of_response(
        string body, string errorId, string said)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(207, body));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotActor V-1");

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        result.SingleError.TargetObject.ShouldBe("V-1");
        result.SingleError.Exception.Message.ShouldContain(said);
        result.SingleError.Exception.Message.ShouldAllBe(static c => !char.IsControl(c));
    }

    [Fact]
    public void An_error_for_one_actor_is_not_reported_for_another()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(
            207, """{"errors":[{"category":"VALIDATION_ERROR","message":"wrong","context":{"ids":["V-1"]}}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotActor V-1, V-2");

        result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]).ShouldBe(["HubSpotValidationFailed", "HubSpotNotFound"]);
        result.Errors[1].Exception.Message.ShouldNotContain("wrong");
    }

    [Fact]
    public void Returned_ids_match_requested_ids_regardless_of_case()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"results":[{"id":"E-Jane@Example.com","type":"EMAIL"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor E-jane@example.com | ForEach-Object ActorId").ShouldSucceed().Texts.ShouldBe(["E-Jane@Example.com"]);
    }

    [Fact]
    public void A_failed_batch_reports_one_error_and_the_other_batches_continue()
    {
        int requests = 0;
        using var server = new LoopbackServer(request => ++requests == 2 ? Replies.Page(500) : ReplyAll(request));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-7").ShouldSucceed();
        SessionResult result = session.Run("1..150 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | ForEach-Object ActorId");

        result.Texts.ShouldBe(["A-7", .. Enumerable.Range(102, 49).Select(static n => $"A-{n}")]);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnavailable,");
        ((IEnumerable)result.SingleError.TargetObject).Cast<string>().Count().ShouldBe(100);
    }

    [Fact]
    public void A_rejected_token_ends_the_call()
    {
        using var server = new LoopbackServer(Replies.Unauthorized());
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.RunTrapped("1..250 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor");

        result.Terminating.ShouldNotBeNull();
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Get-HubSpotThread 6065362089", "A-52301001")]
    [InlineData("Get-HubSpotThread 6065362096", "")]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -First 1", "V-701")]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -Type ASSIGNMENT", "S-hubspot")]
    [InlineData("(Get-HubSpotThreadMessage 6065362089 -Type MESSAGE).Senders", "V-701 A-52301001")]
    [InlineData("Get-HubSpotOwner maya.lindqvist@acme.example", "A-52301001")]
    [InlineData("New-HubSpotThreadMessage 6065362089 Hi -Sender A-52301002 -Recipient a@b.example -ChannelId 1002 -ChannelAccountId 1", "A-52301002")]
    [InlineData("[pscustomobject]@{ AssignedTo = 'V-702' }, [pscustomobject]@{ AssignedTo = '' }", "V-702")]
    public void Every_object_with_an_actor_can_be_piped_in(string source, string ids)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(source + " | Get-HubSpotActor | ForEach-Object ActorId").ShouldSucceed().Texts
            .ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    private static string[][] RequestedIds(LoopbackServer server)
        => server.Requests.Select(static r => JsonNode.Parse(r.Body)!["inputs"]!.AsArray().Select(static id => (string)id!).ToArray()).ToArray();

    // In a different order than requested, because HubSpot guarantees no order.
    private static LoopbackReply ReplyAll(LoopbackRequest request)
    {
        var results = JsonNode.Parse(request.Body)!["inputs"]!.AsArray().Reverse()
            .Select(static id => new JsonObject { ["id"] = (string)id!, ["type"] = "AGENT", ["name"] = $"Agent {id}" });
        return LoopbackReply.Response(200, new JsonObject { ["status"] = "COMPLETE", ["results"] = new JsonArray([.. results]) }.ToJsonString());
    }
}
