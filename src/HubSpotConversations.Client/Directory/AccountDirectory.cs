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
    private readonly ConcurrentDictionary<object, bool> _listed = new();

    public KnownItems<Actor> Actors { get; } = new();

    public KnownItems<Inbox> Inboxes { get; } = new();

    public KnownItems<Channel> Channels { get; } = new();

    public KnownItems<ChannelAccount> ChannelAccounts { get; } = new();

    /// <summary>By email address.</summary>
    public KnownItems<Owner> Owners { get; } = new();

    /// <summary>Whether a list was read already that somebody needs to know all of its kind.</summary>
    public bool IsListed(object list) => _listed.ContainsKey(list);

    /// <summary>Notes that it was.</summary>
    public void SetListed(object list) => _listed[list] = true;

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
