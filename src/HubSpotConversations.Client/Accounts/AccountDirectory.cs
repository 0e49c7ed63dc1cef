using System.Collections.Concurrent;
using HubSpotConversations.Models;

namespace HubSpotConversations.Accounts;

/// <summary>
/// Caches the actors, inboxes, channels and owners that a connection has seen, so that output can show names without
/// more requests. The cached data may be as old as the connection. Thread-safe.
/// </summary>
internal sealed class AccountDirectory : IAccountNames
{
    private readonly KnownItems<string> _agentNames = new();
    private readonly KnownItems<string> _requested = new();
    private readonly ConcurrentDictionary<object, bool> _listed = new();

    public KnownItems<Actor> Actors { get; } = new();

    public KnownItems<Inbox> Inboxes { get; } = new();

    public KnownItems<Channel> Channels { get; } = new();

    public KnownItems<ChannelAccount> ChannelAccounts { get; } = new();

    /// <summary>The contacts by email address.</summary>
    public KnownItems<Contact> Contacts { get; } = new();

    /// <summary>The owners by email address.</summary>
    public KnownItems<Owner> Owners { get; } = new();

    /// <summary>Whether a list with all items of one kind was already read.</summary>
    public bool IsListed(object list) => _listed.ContainsKey(list);

    /// <summary>Records that a list was read.</summary>
    public void SetListed(object list) => _listed[list] = true;

    /// <summary>Whether a request included an id that HubSpot doesn't know. Asking again is useless.</summary>
    public bool WasRequested(string id) => _requested.Find(id) is not null;

    /// <summary>Notes what was requested in vain.</summary>
    public void SetRequested(string id) => _requested.Remember(id, id);

    public void Remember(Actor actor) => Actors.Remember(actor.ActorId, actor);

    public void Remember(Inbox inbox) => Inboxes.Remember(inbox.InboxId, inbox);

    public void Remember(Channel channel) => Channels.Remember(channel.ChannelId, channel);

    public void Remember(ChannelAccount account) => ChannelAccounts.Remember(account.ChannelAccountId, account);

    public void Remember(Contact contact) => Contacts.Remember(contact.Email, contact);

    public void Remember(Owner owner)
    {
        Owners.Remember(owner.Email, owner);
        if (owner is { ActorId: { } actorId, Name: { } name })
        {
            _agentNames.Remember(actorId, name);
        }
    }

    public string? InboxName(string? inboxId) => Inboxes.Find(inboxId)?.Name;

    public string? ChannelAccountName(string? accountId) => ChannelAccounts.Find(accountId)?.Name;

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

        // The id of an email actor contains its address.
        return actorId?.StartsWith("E-", StringComparison.Ordinal) == true ? actorId.Substring(2) : null;
    }
}
