using System.Text.Json;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>A contact in HubSpot's CRM: the record behind a visitor.</summary>
internal sealed record StoredContact(string Id, string? Name, string? Email)
{
    private static readonly DateTimeOffset Made = new(2025, 2, 3, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The contact of a visitor; null for another kind of actor.</summary>
    public static StoredContact? Of(StoredActor actor) =>
        actor.Kind == "VISITOR" ? new StoredContact(actor.Id.Substring(2), actor.Name, actor.Email) : null;

    /// <summary>Whether each word of a query starts a word of the name or the address.</summary>
    public bool Matches(string query)
    {
        string[] own = [.. Words(Name), .. Words(Email), Email ?? string.Empty];
        return query.Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .All(word => Array.Exists(own, text => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    public void Write(Utf8JsonWriter writer, IReadOnlyList<string> properties)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteStartObject("properties");
        foreach (string property in properties)
        {
            writer.WriteString(property, Value(property));
        }

        writer.WriteEndObject();
        writer.WriteTime("createdAt", Made);
        writer.WriteTime("updatedAt", Made);
        writer.WriteBoolean("archived", false);
        writer.WriteEndObject();
    }

    private string? Value(string property) => property switch
    {
        "email" => Email,
        "firstname" => Name?.Split(' ')[0],
        "lastname" => Name?.Contains(' ') == true ? Name.Substring(Name.IndexOf(' ') + 1) : null,
        "hs_object_id" => Id,
        "createdate" or "lastmodifieddate" => Made.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null),
        _ => null,
    };

    private static string[] Words(string? text) => text?.Split(' ', '@', '.', '-') ?? [];
}
