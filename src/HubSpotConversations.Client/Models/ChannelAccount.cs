using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An account of a channel: one mailbox, one page, one telephone number.</summary>
public sealed class ChannelAccount : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ChannelAccount()
    {
    }

    internal ChannelAccount(WireObject wire)
    {
        Id = wire.Text("id"u8);
        Name = wire.Text("name"u8);
        ChannelId = wire.Text("channelId"u8);
        InboxId = wire.Text("inboxId"u8);
        Active = wire.Flag("active"u8);
        Authorized = wire.Flag("authorized"u8);
        Archived = wire.Flag("archived"u8);
        CreatedAt = wire.Time("createdAt"u8);
        ArchivedAt = wire.Time("archivedAt"u8);
        DeliveryIdentifier = wire.Object("deliveryIdentifier"u8, static w => new DeliveryIdentifier(w));
    }

    /// <summary>The account's id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The channel, for example 1002 for email; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The inbox that its messages come into.</summary>
    public string? InboxId { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether HubSpot may send over it.</summary>
    public bool? Authorized { get; init; }

    /// <summary>Whether it is in the trash.</summary>
    public bool? Archived { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was archived; null when it was not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Its address on the channel.</summary>
    public DeliveryIdentifier? DeliveryIdentifier { get; init; }

    /// <summary>The account's id, under the name that cmdlets bind.</summary>
    public string? ChannelAccountId => Id;

    /// <summary>The name, else the address, else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? DeliveryIdentifier?.Value ?? Id);

    internal static ChannelAccount? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ChannelAccount(wire));
}
