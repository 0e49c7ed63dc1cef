using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>Actors of one batch: those that are known already, and those that HubSpot is asked for.</summary>
internal sealed class ActorLookup(AccountDirectory directory, IReadOnlyList<string> properties, bool isForced)
{
    // Without its id an actor could not be told from the others, nor without its type be read as what it is.
    private static readonly string[] Needed = ["id", "type"];

    private readonly Dictionary<string, Actor> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HubSpotError> _errors = [];
    private readonly List<string> _ids = [];
    private readonly List<string> _unknown = [];

    /// <summary>The fields to ask for; null for all.</summary>
    public IReadOnlyList<string>? Properties { get; } = properties.Count == 0
        ? null
        : properties.Union(Needed, StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>All actors of the batch, in their order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Those that HubSpot has to be asked for.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Takes an actor into the batch.</summary>
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

    /// <summary>Takes HubSpot's answer. What it has beyond the question is passed over.</summary>
    public void Take(ActorBatch batch)
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

    /// <summary>Whether an actor was known before.</summary>
    public bool Knows(string actorId) => !_unknown.Contains(actorId, StringComparer.OrdinalIgnoreCase);

    /// <summary>An actor.</summary>
    /// <exception cref="HubSpotApiException">HubSpot has no such actor, or does not tell.</exception>
    public Actor Get(string actorId)
    {
        if (_found.TryGetValue(actorId, out Actor? actor))
        {
            return actor;
        }

        string shown = DisplayText.OneLine(actorId, 100);
        if (ErrorOf(actorId) is not { } error)
        {
            throw HubSpotApiException.NotFound($"There is no actor '{shown}'.");
        }

        string reason = error.Message is { Length: > 0 } message
            ? $" HubSpot says: {DisplayText.OneLine(message, 300)}"
            : string.Empty;
        throw HubSpotApiException.Of(
            error,
            error.Category is null or "OBJECT_NOT_FOUND"
                ? $"There is no actor '{shown}'.{reason}"
                : $"'{shown}' can't be got as an actor ({DisplayText.OneLine(error.Category, 60)}).{reason}");
    }

    /// <summary>The error that names the actor; else one that names none, which may be about any.</summary>
    private HubSpotError? ErrorOf(string actorId)
        => _errors.FirstOrDefault(error => NamedIn(error).Contains(actorId, StringComparer.OrdinalIgnoreCase))
            ?? _errors.FirstOrDefault(error => !NamedIn(error).Intersect(_ids, StringComparer.OrdinalIgnoreCase).Any());

    // HubSpot names the ids in the context, in a list or alone.
    private static IEnumerable<string> NamedIn(HubSpotError error)
        => error.Context.Values.SelectMany(static value => value as object?[] ?? [value]).OfType<string>();
}
