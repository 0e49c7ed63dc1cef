using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads actors: the people, apps and bots that act in threads.</summary>
public sealed class ActorsClient
{
    private readonly ApiResource _api;

    internal ActorsClient(ApiResource api) => _api = api;

    /// <summary>Gets one actor.</summary>
    /// <param name="actorId">The id of the actor, for example A-4711 or E-jane@example.com.</param>
    /// <param name="properties">The names of the fields to return; null for all fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Actor> GetAsync(
        string actorId, IReadOnlyList<string>? properties = null, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.Actor(actorId),
            new QueryString().AddList("property", properties ?? []),
            Actor.Read,
            properties is null ? _api.Directory.Remember : null,
            cancellationToken);

    /// <summary>
    /// Gets many actors with one request. The call succeeds even if HubSpot doesn't find some of them.
    /// </summary>
    /// <param name="actorIds">The ids of the actors, at most 100.</param>
    /// <param name="properties">The names of the fields to return; null for all fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
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
            _ = _api.Register(actor, properties is null ? _api.Directory.Remember : null);
        }

        return batch;
    }
}
