using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A postal address.</summary>
public sealed class ContactAddress : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactAddress()
    {
    }

    internal ContactAddress(WireObject wire)
    {
        Type = wire.Text("type"u8);
        Street = wire.Text("street"u8);
        City = wire.Text("city"u8);
        State = wire.Text("state"u8);
        Zip = wire.Text("zip"u8);
        Country = wire.Text("country"u8);
        CountryCode = wire.Text("countryCode"u8);
    }

    /// <summary>The kind of address: HOME or WORK.</summary>
    public string? Type { get; init; }

    /// <summary>The street and the house number.</summary>
    public string? Street { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The state.</summary>
    public string? State { get; init; }

    /// <summary>The postal code.</summary>
    public string? Zip { get; init; }

    /// <summary>The country.</summary>
    public string? Country { get; init; }

    /// <summary>The country code.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Returns the street, the postal code, the city and the country.</summary>
    public override string ToString() => DisplayText.Of($"{Street} {Zip} {City} {Country}");
}
