using System.Text.Json;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>An owner in HubSpot's CRM: the user behind an agent.</summary>
internal sealed record StoredOwner(string Id, string Email, string FirstName, string LastName, long? UserId)
{
    private static readonly DateTimeOffset Made = new(2024, 3, 4, 10, 0, 0, TimeSpan.Zero);

    public bool Archived { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("email", Email);
        writer.WriteString("firstName", FirstName);
        writer.WriteString("lastName", LastName);
        if (UserId is { } user)
        {
            writer.WriteNumber("userId", user);
        }

        writer.WriteTime("createdAt", Made);
        writer.WriteTime("updatedAt", Made);
        writer.WriteBoolean("archived", Archived);
        writer.WriteEndObject();
    }
}
