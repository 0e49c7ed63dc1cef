using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>The answer to a question for many actors: those that were found, and why others were not.</summary>
public sealed class ActorBatch : WireModel
{
    private ActorBatch(WireObject wire)
    {
        Status = wire.Text("status"u8);
        Results = wire.List("results"u8, Actor.Read);
        Errors = wire.List("errors"u8, static w => new HubSpotError(w));
        StartedAt = wire.Time("startedAt"u8);
        CompletedAt = wire.Time("completedAt"u8);
    }

    /// <summary>What became of the batch, for example COMPLETE.</summary>
    public string? Status { get; }

    /// <summary>The actors that were found, in no order that is promised.</summary>
    public IReadOnlyList<Actor> Results { get; }

    /// <summary>Why others were not found.</summary>
    public IReadOnlyList<HubSpotError> Errors { get; }

    /// <summary>When HubSpot began.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>When HubSpot was done.</summary>
    public DateTimeOffset? CompletedAt { get; }

    internal static ActorBatch? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ActorBatch(wire));
}
