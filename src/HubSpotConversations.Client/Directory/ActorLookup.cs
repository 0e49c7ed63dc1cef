using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>Actors of one batch: those that are known already, and those that HubSpot is asked for.</summary>
internal sealed class ActorLookup(AccountDirectory directory, IReadOnlyList<string> properties, bool isForced)
{
    private readonly Dictionary<string, Actor> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HubSpotError> _errors = [];

    /// <summary>The fields to ask for; null for all.</summary>
    public IReadOnlyList<string>? Properties { get; } = properties.Count == 0 ? null : properties;

    /// <summary>Whether an actor need not be asked for.</summary>
    public bool Knows(string actorId)
    {
        if (isForced || Properties is not null || directory.Actors.Find(actorId) is not { } actor)
        {
            return false;
        }

        _found[actorId] = actor;
        return true;
    }

    /// <summary>Takes HubSpot's answer.</summary>
    public void Add(ActorBatch batch)
    {
        _errors.AddRange(batch.Errors);
        foreach (Actor actor in batch.Results)
        {
            if (actor.Id is { } id)
            {
                _found[id] = actor;
            }
        }
    }

    /// <summary>An actor.</summary>
    /// <exception cref="HubSpotApiException">HubSpot has no such actor.</exception>
    public Actor Get(string actorId)
    {
        if (_found.TryGetValue(actorId, out Actor? actor))
        {
            return actor;
        }

        HubSpotError? error = _errors.FirstOrDefault(e => Names(e, actorId));
        string shown = DisplayText.OneLine(actorId, 100);
        string reason = error?.Message is { Length: > 0 } message
            ? $" HubSpot says: {DisplayText.OneLine(message, 300)}"
            : string.Empty;
        throw error?.Category is null or "OBJECT_NOT_FOUND"
            ? HubSpotApiException.NotFound($"There is no actor '{shown}'.{reason}")
            : HubSpotApiException.Invalid($"'{shown}' can't be got as an actor.{reason}");
    }

    // HubSpot names the ids in the context, in a list or alone.
    private static bool Names(HubSpotError error, string actorId)
        => error.Context.Values.Any(value => value switch
        {
            string text => text == actorId,
            object?[] many => many.Contains(actorId),
            _ => false,
        });
}
