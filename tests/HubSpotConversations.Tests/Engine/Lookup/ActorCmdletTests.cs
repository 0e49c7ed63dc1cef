using System.Collections;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>How actors are got: what is asked for, in which batches, and what comes out.</summary>
public sealed class ActorCmdletTests
{
    [Theory]
    [InlineData("1..250", new[] { 100, 100, 50 })]
    [InlineData("1..100", new[] { 100 })]
    [InlineData("1..101", new[] { 100, 1 })]
    [InlineData("(1..60) + (1..60) + (30..70)", new[] { 70 })]
    public void Ids_are_gathered_and_each_actor_comes_once_in_its_order(string numbers, int[] batches)
    {
        using var server = new LoopbackServer(AnswerAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run($"{numbers} | ForEach-Object {{ \"A-$_\" }} | Get-HubSpotActor | ForEach-Object ActorId");

        result.ShouldSucceed().Texts.ShouldBe(Enumerable.Range(1, batches.Sum()).Select(static n => $"A-{n}"));
        Asked(server).Select(static ids => ids.Length).ShouldBe(batches);
    }

    [Fact]
    public void An_id_goes_as_it_is()
    {
        using var server = new LoopbackServer(AnswerAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor 'E-a b+c@x.com', 'B-\"1\"\\', ' A-1 '").ShouldSucceed().Output.Count.ShouldBe(3);

        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/conversations/v3/conversations/actors/batch/read");
        Asked(server).Single().ShouldBe(["E-a b+c@x.com", "B-\"1\"\\", "A-1"]);
    }

    [Fact]
    public void Who_is_known_is_not_asked_for_again_unless_it_is_wanted()
    {
        using var server = new LoopbackServer(AnswerAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-1, A-2").ShouldSucceed();
        session.Run("Get-HubSpotActor a-2, A-3, A-1 | ForEach-Object ActorId").Texts.ShouldBe(["A-2", "A-3", "A-1"]);
        session.Run("Get-HubSpotActor A-1, A-2").ShouldSucceed().Output.Count.ShouldBe(2);
        session.Run("Get-HubSpotActor A-1 -Force").ShouldSucceed();

        Asked(server).Select(static ids => string.Join(' ', ids)).ShouldBe(["A-1 A-2", "A-3", "A-1"]);
    }

    [Fact]
    public void Who_is_known_does_not_fill_a_batch()
    {
        using var server = new LoopbackServer(AnswerAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("1..80 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor").ShouldSucceed();
        session.Run("180..1 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | ForEach-Object ActorId")
            .ShouldSucceed().Texts.ShouldBe(Enumerable.Range(1, 180).Reverse().Select(static n => $"A-{n}"));

        Asked(server).Select(static ids => ids.Length).ShouldBe([80, 100]);
    }

    [Fact]
    public void With_chosen_fields_everybody_is_asked_for_and_nobody_is_remembered()
    {
        using var server = new LoopbackServer(AnswerAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-1; Get-HubSpotActor A-1, A-2 -Property name; Get-HubSpotActor A-2").ShouldSucceed().Output.Count.ShouldBe(4);

        Asked(server).Select(static ids => string.Join(' ', ids)).ShouldBe(["A-1", "A-1 A-2", "A-2"]);
        Uri.UnescapeDataString(server.Requests[1].Target).ShouldEndWith("?property=name,id,type");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void A_consumer_that_has_enough_causes_no_further_request(int taken, int requests)
    {
        using var server = new LoopbackServer(AnswerAll);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(
            "$n = 0; foreach ($i in 1) { 1..500 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | "
            + $"ForEach-Object {{ if (++$n -eq {taken}) {{ break }} }} }}").ShouldSucceed();

        server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public void Each_one_that_is_not_found_is_an_error_of_its_own_with_what_HubSpot_says()
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
    public void Whatever_is_answered_an_actor_that_is_not_there_is_one_error(string body, string errorId, string said)
    {
        using var server = new LoopbackServer(LoopbackReply.Answer(207, body));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotActor V-1");

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        result.SingleError.TargetObject.ShouldBe("V-1");
        result.SingleError.Exception.Message.ShouldContain(said);
        result.SingleError.Exception.Message.ShouldAllBe(static c => !char.IsControl(c));
    }

    [Fact]
    public void An_error_of_others_is_not_told_of_one()
    {
        using var server = new LoopbackServer(LoopbackReply.Answer(
            207, """{"errors":[{"category":"VALIDATION_ERROR","message":"wrong","context":{"ids":["V-1"]}}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotActor V-1, V-2");

        result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]).ShouldBe(["HubSpotValidationFailed", "HubSpotNotFound"]);
        result.Errors[1].Exception.Message.ShouldNotContain("wrong");
    }

    [Fact]
    public void Ids_that_come_back_in_another_case_are_those_that_were_asked_for()
    {
        using var server = new LoopbackServer(LoopbackReply.Answer(200, """{"results":[{"id":"E-Jane@Example.com","type":"EMAIL"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor E-jane@example.com | ForEach-Object ActorId").ShouldSucceed().Texts.ShouldBe(["E-Jane@Example.com"]);
    }

    [Fact]
    public void A_batch_that_fails_is_one_error_and_the_others_are_got()
    {
        int requests = 0;
        using var server = new LoopbackServer(request => ++requests == 2 ? Replies.Page(500) : AnswerAll(request));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-7").ShouldSucceed();
        SessionResult result = session.Run("1..150 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | ForEach-Object ActorId");

        result.Texts.ShouldBe(["A-7", .. Enumerable.Range(102, 49).Select(static n => $"A-{n}")]);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnavailable,");
        ((IEnumerable)result.SingleError.TargetObject).Cast<string>().Count().ShouldBe(100);
    }

    [Fact]
    public void A_token_that_is_refused_ends_the_call()
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
    public void Whatever_has_an_actor_pipes_in(string source, string ids)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(source + " | Get-HubSpotActor | ForEach-Object ActorId").ShouldSucceed().Texts
            .ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    private static string[][] Asked(LoopbackServer server)
        => server.Requests.Select(static r => JsonNode.Parse(r.Body)!["inputs"]!.AsArray().Select(static id => (string)id!).ToArray()).ToArray();

    // In another order than they were asked for: HubSpot promises none.
    private static LoopbackReply AnswerAll(LoopbackRequest request)
    {
        var results = JsonNode.Parse(request.Body)!["inputs"]!.AsArray().Reverse()
            .Select(static id => new JsonObject { ["id"] = (string)id!, ["type"] = "AGENT", ["name"] = $"Agent {id}" });
        return LoopbackReply.Answer(200, new JsonObject { ["status"] = "COMPLETE", ["results"] = new JsonArray([.. results]) }.ToJsonString());
    }
}
