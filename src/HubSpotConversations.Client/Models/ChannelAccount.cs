using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A channel account: one mailbox, one page or one phone number.</summary>
public sealed class ChannelAccount : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ChannelAccount()
    {
    }

    internal ChannelAccount(WireObject wire)
    {
        ChannelAccountId = wire.Text("id"u8);
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

    /// <summary>The id of the channel account.</summary>
    public string? ChannelAccountId { get; init; }

    /// <summary>The name of the channel account.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the channel, for example 1002 for email; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>HubSpot's name of the channel, for example EMAIL; the id of a custom channel.</summary>
    public string? Channel => ChannelId is null ? null : Channels.NameOf(ChannelId);

    /// <summary>The id of the inbox that receives the account's messages.</summary>
    public string? InboxId { get; init; }

    /// <summary>The name of the inbox; its id if the name is unknown.</summary>
    public string? Inbox => Account?.InboxName(InboxId) ?? InboxId;

    /// <summary>Whether the account is switched on.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether HubSpot is authorized to send through the account.</summary>
    public bool? Authorized { get; init; }

    /// <summary>Whether the account is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>When the account was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the account was archived; null if it isn't archived.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The account's own address on the channel.</summary>
    public DeliveryIdentifier? DeliveryIdentifier { get; init; }

    /// <summary>The account's own address as text; null if it has none.</summary>
    public string? Address => DeliveryIdentifier?.Value;

    string? IListed.Id => ChannelAccountId;

    /// <summary>Returns the name, or else the address, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? DeliveryIdentifier?.Value ?? ChannelAccountId);

    internal static ChannelAccount? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ChannelAccount(wire));
}
