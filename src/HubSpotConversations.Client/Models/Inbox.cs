using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An inbox: where threads come in.</summary>
public sealed class Inbox : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Inbox()
    {
    }

    internal Inbox(WireObject wire)
    {
        Id = wire.Text("id"u8);
        Name = wire.Text("name"u8);
        Type = wire.Text("type"u8);
        Archived = wire.Flag("archived"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
        ArchivedAt = wire.Time("archivedAt"u8);
    }

    /// <summary>The inbox's id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>INBOX or HELP_DESK.</summary>
    public string? Type { get; init; }

    /// <summary>Whether it is in the trash.</summary>
    public bool? Archived { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was archived; null when it was not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The inbox's id, under the name that cmdlets bind.</summary>
    public string? InboxId => Id;

    internal static Inbox? Read(JsonElement element) => WireObject.Read(element, static wire => new Inbox(wire));

    /// <summary>The name, else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Id);
}
