using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A LOCATION.</summary>
public sealed class LocationAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public LocationAttachment()
    {
    }

    internal LocationAttachment(WireObject wire)
        : base(wire)
    {
        Latitude = wire.Number("latitude"u8);
        Longitude = wire.Number("longitude"u8);
        Name = wire.Text("name"u8);
        Address = wire.Text("address"u8);
        Url = wire.Text("url"u8);
    }

    /// <summary>In degrees.</summary>
    public double? Latitude { get; init; }

    /// <summary>In degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>What the place is called.</summary>
    public string? Name { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>A page about it.</summary>
    public string? Url { get; init; }
}
