using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Lookup;

/// <summary>The actors of one batch: those already cached, and those to request from HubSpot.</summary>
internal sealed class ActorLookup(AccountDirectory directory, IReadOnlyList<string> properties, bool isForced)
{
    // Without an id, an actor can't be matched to a request. Without a type, its class can't be chosen.
    private static readonly string[] Needed = ["id", "type"];

    private readonly Dictionary<string, Actor> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HubSpotError> _errors = [];
    private readonly List<string> _ids = [];
    private readonly List<string> _unknown = [];

    /// <summary>The fields to request; null for all fields.</summary>
    public IReadOnlyList<string>? Properties { get; } = properties.Count == 0
        ? null
        : properties.Union(Needed, StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>The ids of all actors of the batch, in their original order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The ids of the actors to request from HubSpot.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Adds an actor to the batch.</summary>
    public void Add(string actorId)
    {
        _ids.Add(actorId);
        if (!isForced && Properties is null && directory.Actors.Find(actorId) is { } actor)
        {
            _found[actorId] = actor;
        }
        else
        {
            _unknown.Add(actorId);
        }
    }

    /// <summary>Takes the actors from HubSpot's response. It ignores actors that were not requested.</summary>
    public void Take(ActorBatch batch)
    {
        _errors.AddRange(batch.Errors);
        foreach (Actor actor in batch.Results)
        {
            if (actor.ActorId is { } id)
            {
                _found[id] = actor;
            }
        }
    }

    /// <summary>Whether the actor was cached before the request.</summary>
    public bool Knows(string actorId) => !_unknown.Contains(actorId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns an actor.</summary>
    /// <exception cref="HubSpotApiException">HubSpot doesn't have the actor, or did not return it.</exception>
    public Actor Get(string actorId)
    {
        if (_found.TryGetValue(actorId, out Actor? actor))
        {
            return actor;
        }

        string shown = DisplayText.OneLine(actorId, 100);
        if (ErrorOf(actorId) is not { } error)
        {
            throw HubSpotApiException.NotFound($"Actor '{shown}' was not found.");
        }

        string reason = error.Message is { Length: > 0 } message
            ? $" HubSpot's message: {DisplayText.OneLine(message, 300)}"
            : string.Empty;
        throw HubSpotApiException.Of(
            error,
            error.Category is null or "OBJECT_NOT_FOUND"
                ? $"Actor '{shown}' was not found.{reason}"
                : $"HubSpot did not return actor '{shown}' ({DisplayText.OneLine(error.Category, 60)}).{reason}");
    }

    /// <summary>
    /// Returns the error that names the actor. If there isn't one, it returns an error that names no actor, because it
    /// may apply to any of them.
    /// </summary>
    private HubSpotError? ErrorOf(string actorId)
        => _errors.FirstOrDefault(error => NamedIn(error).Contains(actorId, StringComparer.OrdinalIgnoreCase))
            ?? _errors.FirstOrDefault(error => !NamedIn(error).Intersect(_ids, StringComparer.OrdinalIgnoreCase).Any());

    // HubSpot names the ids in the context, either in a list or as a single value.
    private static IEnumerable<string> NamedIn(HubSpotError error)
        => error.Context.Values.SelectMany(static value => value as object?[] ?? [value]).OfType<string>();
}
