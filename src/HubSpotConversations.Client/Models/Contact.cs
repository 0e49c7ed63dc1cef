using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A contact: a customer in HubSpot's CRM.</summary>
public sealed class Contact : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Contact()
    {
    }

    internal Contact(WireObject wire)
    {
        ContactId = wire.Text("id"u8);
        Properties = wire.Map("properties"u8, PlainValue.ToText);
        Email = Property("email");
        FirstName = Property("firstname");
        LastName = Property("lastname");
        Archived = wire.Flag("archived"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
    }

    /// <summary>The id of the contact.</summary>
    public string? ContactId { get; init; }

    /// <summary>The first and the last name; null if the contact has neither.</summary>
    public string? Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : null;

    /// <summary>The email address.</summary>
    public string? Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The requested properties, by HubSpot's names.</summary>
    public IReadOnlyDictionary<string, string?> Properties { get; init; }
        = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether the contact is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>When the contact was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the contact was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    string? IListed.Id => ContactId;

    /// <summary>Returns the name, or else the email address, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Email ?? ContactId);

    internal static Contact? Read(JsonElement element) => WireObject.Read(element, static wire => new Contact(wire));

    private string? Property(string name)
        => Properties.TryGetValue(name, out string? value) && value is { Length: > 0 } ? value : null;
}
