using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A phone number of a person.</summary>
public sealed class ContactPhone : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactPhone()
    {
    }

    internal ContactPhone(WireObject wire)
    {
        Phone = wire.Text("phone"u8);
        Type = wire.Text("type"u8);
    }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The kind of phone: CELL, HOME, MAIN or WORK.</summary>
    public string? Type { get; init; }

    /// <summary>Returns the phone number.</summary>
    public override string ToString() => DisplayText.Of(Phone);
}
