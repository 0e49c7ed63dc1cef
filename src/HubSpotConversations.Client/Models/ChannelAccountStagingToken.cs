using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The account of a custom channel that a user is connecting.</summary>
public sealed class ChannelAccountStagingToken : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ChannelAccountStagingToken()
    {
    }

    internal ChannelAccountStagingToken(WireObject wire)
    {
        AccountToken = wire.Text("accountToken"u8);
        AccountName = wire.Text("accountName"u8);
        GenericChannelId = wire.Text("genericChannelId"u8);
        InboxId = wire.Text("inboxId"u8);
        UserId = wire.Text("userId"u8);
        DeliveryIdentifier = wire.Object("deliveryIdentifier"u8, static w => new DeliveryIdentifier(w));
        CreatedAt = wire.Time("createdAt"u8);
    }

    /// <summary>The token that identifies the connection in progress.</summary>
    public string? AccountToken { get; init; }

    /// <summary>The name of the account.</summary>
    public string? AccountName { get; init; }

    /// <summary>The id of the channel.</summary>
    public string? GenericChannelId { get; init; }

    /// <summary>The id of the inbox that the user chose.</summary>
    public string? InboxId { get; init; }

    /// <summary>The id of the user who connects the account.</summary>
    public string? UserId { get; init; }

    /// <summary>The account's own address on the channel.</summary>
    public DeliveryIdentifier? DeliveryIdentifier { get; init; }

    /// <summary>When the user started to connect the account.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Returns the name of the account.</summary>
    public override string ToString() => DisplayText.Of(AccountName ?? GenericChannelId);

    internal static ChannelAccountStagingToken? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ChannelAccountStagingToken(wire));
}
