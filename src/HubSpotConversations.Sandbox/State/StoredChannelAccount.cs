using System.Text.Json;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>One of the account's addresses on a channel.</summary>
internal sealed record StoredChannelAccount(string Id, string Name, string ChannelId, string InboxId)
{
    public bool Active { get; init; } = true;

    public bool Authorized { get; init; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public StoredIdentifier? Identifier { get; init; }

    public bool Archived => ArchivedAt is not null;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("name", Name);
        writer.WriteString("channelId", ChannelId);
        writer.WriteString("inboxId", InboxId);
        writer.WriteBoolean("active", Active);
        writer.WriteBoolean("authorized", Authorized);
        writer.WriteBoolean("archived", Archived);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("archivedAt", ArchivedAt);
        Identifier?.Write(writer, "deliveryIdentifier");
        writer.WriteEndObject();
    }
}
