using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An owner: a user of the account, as HubSpot's CRM knows them.</summary>
public sealed class Owner : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Owner()
    {
    }

    internal Owner(WireObject wire)
    {
        Id = wire.Text("id"u8);
        Email = wire.Text("email"u8);
        FirstName = wire.Text("firstName"u8);
        LastName = wire.Text("lastName"u8);
        UserId = wire.Integer("userId"u8);
        Archived = wire.Flag("archived"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
    }

    /// <summary>The owner's id. It is no user id, and no actor has it.</summary>
    public string? Id { get; init; }

    /// <summary>The email address.</summary>
    public string? Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The user behind the owner; null for one who is no user any more.</summary>
    public long? UserId { get; init; }

    /// <summary>Whether the owner is in the trash.</summary>
    public bool? Archived { get; init; }

    /// <summary>When the owner was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the owner was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The owner's id, under a name of its own.</summary>
    public string? OwnerId => Id;

    /// <summary>The agent that sends and is assigned: A- and the user id; null where there is no user.</summary>
    public string? ActorId => UserId is { } user ? FormattableString.Invariant($"A-{user}") : null;

    /// <summary>The first and the last name; null where there is neither.</summary>
    public string? Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : null;

    /// <summary>The name, else the address, else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Email ?? Id);

    internal static Owner? Read(JsonElement element) => WireObject.Read(element, static wire => new Owner(wire));
}
