using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// The response to a request for many actors: the actors that HubSpot found, and why it did not find the others.
/// </summary>
public sealed class ActorBatch : WireModel
{
    private ActorBatch(WireObject wire)
    {
        Status = wire.Text("status"u8);
        Results = PlainList.Of(wire.List("results"u8, Actor.Read));
        Errors = PlainList.Of(wire.List("errors"u8, static w => new HubSpotError(w)));
        StartedAt = wire.Time("startedAt"u8);
        CompletedAt = wire.Time("completedAt"u8);
    }

    /// <summary>The state of the batch, for example COMPLETE.</summary>
    public string? Status { get; }

    /// <summary>The actors that HubSpot found, in no particular order.</summary>
    public IReadOnlyList<Actor> Results { get; }

    /// <summary>The reasons why HubSpot did not find the other actors.</summary>
    public IReadOnlyList<HubSpotError> Errors { get; }

    /// <summary>When HubSpot started the batch.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>When HubSpot completed the batch.</summary>
    public DateTimeOffset? CompletedAt { get; }

    internal static ActorBatch? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ActorBatch(wire));
}
