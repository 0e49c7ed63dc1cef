using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>An owner: a user of the account in HubSpot's CRM.</summary>
public sealed class Owner : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Owner()
    {
    }

    internal Owner(WireObject wire)
    {
        OwnerId = wire.Text("id"u8);
        Email = wire.Text("email"u8);
        FirstName = wire.Text("firstName"u8);
        LastName = wire.Text("lastName"u8);
        UserId = wire.Integer("userId"u8);
        Archived = wire.Flag("archived"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
    }

    /// <summary>The id of the owner. It differs from the user id and from the actor id.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The email address.</summary>
    public string? Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The id of the owner's user; null if the owner is no longer a user.</summary>
    public long? UserId { get; init; }

    /// <summary>Whether the owner is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>When the owner was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the owner was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The agent's actor id: A- and the user id; null if there is no user.</summary>
    public string? ActorId => UserId is { } user ? FormattableString.Invariant($"A-{user}") : null;

    /// <summary>The first and the last name; null if the owner has neither.</summary>
    public string? Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : null;

    string? IListed.Id => OwnerId;

    /// <summary>Returns the name, or else the email address, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Email ?? OwnerId);

    internal static Owner? Read(JsonElement element) => WireObject.Read(element, static wire => new Owner(wire));
}
