using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>An email address of a person.</summary>
public sealed class ContactEmail : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactEmail()
    {
    }

    internal ContactEmail(WireObject wire)
    {
        Email = wire.Text("email"u8);
        Type = wire.Text("type"u8);
    }

    /// <summary>The email address.</summary>
    public string? Email { get; init; }

    /// <summary>The kind of address: HOME or WORK.</summary>
    public string? Type { get; init; }

    /// <summary>Returns the email address.</summary>
    public override string ToString() => DisplayText.Of(Email);
}
