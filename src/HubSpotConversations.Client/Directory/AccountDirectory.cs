using System.Collections.Concurrent;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Who and what a connection has met: names for bare ids, without asking again. Thread-safe. What it says may be as old
/// as the connection.
/// </summary>
internal sealed class AccountDirectory
{
    private readonly KnownItems<string> _agentNames = new();
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    public KnownItems<Actor> Actors { get; } = new();

    public KnownItems<Inbox> Inboxes { get; } = new();

    public KnownItems<Channel> Channels { get; } = new();

    public KnownItems<ChannelAccount> ChannelAccounts { get; } = new();

    /// <summary>By email address.</summary>
    public KnownItems<Owner> Owners { get; } = new();

    public void Remember(Actor actor) => Actors.Remember(actor.Id, actor);

    public void Remember(Inbox inbox) => Inboxes.Remember(inbox.Id, inbox);

    public void Remember(Channel channel) => Channels.Remember(channel.Id, channel);

    public void Remember(ChannelAccount account) => ChannelAccounts.Remember(account.Id, account);

    public void Remember(Owner owner)
    {
        Owners.Remember(owner.Email, owner);
        if (owner is { ActorId: { } actorId, Name: { } name })
        {
            _agentNames.Remember(actorId, name);
        }
    }

    /// <summary>
    /// Whether somebody may ask for the whole of a kind: once, because what was met by the way is only a part of it.
    /// </summary>
    public bool MayAsk(string kind) => _asked.TryAdd(kind, true);

    /// <summary>The name of an actor; null where it is not known.</summary>
    public string? ActorName(string? actorId)
    {
        if (Actors.Find(actorId) is { } actor)
        {
            return actor.Name ?? actor.Email;
        }

        if (_agentNames.Find(actorId) is { } name)
        {
            return name;
        }

        // An email actor is named after its address.
        return actorId?.StartsWith("E-", StringComparison.Ordinal) == true ? actorId.Substring(2) : null;
    }
}
