using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Gets actors, one by one and in batches.</summary>
internal sealed class ActorResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("GET", "actors/{actorId}", Scopes.Read, Get);
        routes.AddConversations("POST", "actors/batch/read", Scopes.Read, ReadBatch);
    }

    private SandboxResponse Get(SandboxCall call)
    {
        string id = call.RouteValues["actorId"];
        if (ActorId.KindOf(id) is null)
        {
            throw Refusal.Validation(Problem.InvalidActorId("actorId"));
        }

        StoredActor actor = state.FindActor(id) ?? throw Refusal.NotFound("Actor", id);
        PropertyFilter properties = PropertyFilter.Of(call);
        return SandboxResponse.Json(200, JsonBuffer.Write(writer => actor.Write(writer, properties)));
    }

    private SandboxResponse ReadBatch(SandboxCall call)
    {
        DateTimeOffset started = state.Clock.GetUtcNow();
        PropertyFilter properties = PropertyFilter.Of(call);
        List<string> ids = Inputs(call);
        List<string> invalid = ids.FindAll(id => ActorId.KindOf(id) is null);
        List<string> missing = ids.FindAll(id => ActorId.KindOf(id) is not null && state.FindActor(id) is null);
        List<StoredActor> found = [.. ids.Select(state.FindActor).OfType<StoredActor>()];
        bool whole = invalid.Count + missing.Count == 0;
        return SandboxResponse.Json(whole ? 200 : 207, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", "COMPLETE");
            writer.WriteStartArray("results");
            found.ForEach(actor => actor.Write(writer, properties));
            writer.WriteEndArray();
            if (!whole)
            {
                WriteErrors(writer, invalid, missing);
            }

            writer.WriteTime("startedAt", started);
            writer.WriteTime("completedAt", state.Clock.GetUtcNow());
            writer.WriteEndObject();
        }));
    }

    private static List<string> Inputs(SandboxCall call)
    {
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        JsonElement inputs = new JsonFields(body.RootElement, problems).RequiredArray("inputs");
        Refusal.ThrowIfAny(problems);
        return
        [
            .. inputs.EnumerateArray().Select(input => input.ValueKind == JsonValueKind.String
                ? input.GetString()!
                : throw Refusal.Validation(Problem.WrongType("inputs", "an array of strings"))),
        ];
    }

    private static void WriteErrors(Utf8JsonWriter writer, List<string> invalid, List<string> missing)
    {
        int kinds = (invalid.Count > 0 ? 1 : 0) + (missing.Count > 0 ? 1 : 0);
        writer.WriteNumber("numErrors", kinds);
        writer.WriteStartArray("errors");
        if (missing.Count > 0)
        {
            ErrorResponses.WriteBatchError(writer, "OBJECT_NOT_FOUND", "Could not get some actors.", missing);
        }

        if (invalid.Count > 0)
        {
            ErrorResponses.WriteBatchError(writer, "VALIDATION_ERROR", "Invalid actorId type", invalid);
        }

        writer.WriteEndArray();
    }
}
