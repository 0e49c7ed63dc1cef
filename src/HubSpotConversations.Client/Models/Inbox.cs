using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>An inbox, which receives threads.</summary>
public sealed class Inbox : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Inbox()
    {
    }

    internal Inbox(WireObject wire)
    {
        InboxId = wire.Text("id"u8);
        Name = wire.Text("name"u8);
        Type = wire.Text("type"u8);
        Archived = wire.Flag("archived"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
        ArchivedAt = wire.Time("archivedAt"u8);
    }

    /// <summary>The id of the inbox.</summary>
    public string? InboxId { get; init; }

    /// <summary>The name of the inbox.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of inbox: INBOX or HELP_DESK.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the inbox is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>When the inbox was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the inbox was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When the inbox was archived; null if it isn't archived.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    internal static Inbox? Read(JsonElement element) => WireObject.Read(element, static wire => new Inbox(wire));

    string? IListed.Id => InboxId;

    /// <summary>Returns the name, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? InboxId);
}
