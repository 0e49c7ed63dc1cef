using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class ActorTests
{
    [Theory]
    [InlineData(SandboxData.AgentActorId, "AGENT")]
    [InlineData(SandboxData.VisitorActorId, "VISITOR")]
    [InlineData(SandboxData.BotActorId, "BOT")]
    [InlineData(SandboxData.SystemActorId, "SYSTEM")]
    [InlineData(SandboxData.IntegratorActorId, "INTEGRATOR")]
    [InlineData(SandboxData.LlmActorId, "LLM")]
    [InlineData(SandboxData.EmailActorId, "EMAIL")]
    [InlineData("E-a b+c@x.com", "EMAIL")]
    [InlineData(SandboxData.UnknownKindActorId, "TEAM")]
    public async Task The_sandbox_returns_every_kind_of_actor(string id, string kind)
    {
        using var session = new SandboxSession();

        JsonObject actor = await session.GetJsonAsync($"actors/{Uri.EscapeDataString(id)}");

        ((string?)actor["id"]).ShouldBe(id);
        ((string?)actor["type"]).ShouldBe(kind);
    }

    [Theory]
    [InlineData("V-999", HttpStatusCode.NotFound)]
    [InlineData("someone", HttpStatusCode.BadRequest)]
    [InlineData("A-me", HttpStatusCode.BadRequest)]
    public async Task The_sandbox_rejects_an_unknown_or_malformed_id(string id, HttpStatusCode status)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync($"actors/{id}");

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_batch_of_known_actors_reports_complete()
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.PostAsync(
            "actors/batch/read", """{"inputs":["A-52301001","V-702"]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonObject body = await session.BodyAsync(response);
        ((string?)body["status"]).ShouldBe("COMPLETE");
        body["results"]!.AsArray().Count.ShouldBe(2);
        body.ShouldNotContainKey("errors");
    }

    [Fact]
    public async Task A_batch_reports_missing_actors_next_to_the_found_ones()
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.PostAsync(
            "actors/batch/read", """{"inputs":["A-52301001","V-998","V-999","nobody"]}""");

        response.StatusCode.ShouldBe((HttpStatusCode)207);
        JsonObject body = await session.BodyAsync(response);
        body["results"]!.AsArray().Count.ShouldBe(1);
        ((int)body["numErrors"]!).ShouldBe(2);
        body["errors"]!.AsArray()
            .SelectMany(error => error!["context"]!["ids"]!.AsArray())
            .Select(id => (string)id!)
            .ShouldBe(["V-998", "V-999", "nobody"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"inputs":[1]}""")]
    [InlineData("""{"inputs":"A-1"}""")]
    public async Task The_sandbox_rejects_a_batch_without_a_list_of_ids(string body)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.PostAsync("actors/batch/read", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
