using HubSpotConversations.Http;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on actors.</summary>
public sealed class ActorsClient
{
    private readonly ApiResource _api;

    internal ActorsClient(ApiResource api) => _api = api;

    /// <summary>One actor.</summary>
    /// <param name="actorId">The actor, for example A-4711 or E-jane@example.com.</param>
    /// <param name="properties">The names of the fields to answer; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Actor> GetAsync(
        string actorId, IReadOnlyList<string>? properties = null, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.Actor(actorId),
            new QueryString().AddList("property", properties ?? []),
            Actor.Read,
            properties is null ? _api.Directory.Remember : null,
            cancellationToken);

    /// <summary>Many actors at once. Those that are not found are no failure of the call.</summary>
    /// <param name="actorIds">The actors; a hundred or fewer.</param>
    /// <param name="properties">The names of the fields to answer; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ActorBatch> GetBatchAsync(
        IReadOnlyList<string> actorIds,
        IReadOnlyList<string>? properties = null,
        CancellationToken cancellationToken = default)
    {
        ActorBatch batch = await _api.WriteAsync(
            HttpMethod.Post,
            _api.Paths.ActorBatch,
            new QueryString().AddList("property", properties ?? []).ToString(),
            RequestWriter.ActorBatch(actorIds),
            ActorBatch.Read,
            cancellationToken).ConfigureAwait(false);
        foreach (Actor actor in batch.Results)
        {
            _ = _api.Met(actor, properties is null ? _api.Directory.Remember : null);
        }

        return batch;
    }
}
