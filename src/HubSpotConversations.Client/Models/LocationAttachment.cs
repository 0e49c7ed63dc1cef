using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A LOCATION attachment.</summary>
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

    /// <summary>The latitude in degrees.</summary>
    public double? Latitude { get; init; }

    /// <summary>The longitude in degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>The name of the location.</summary>
    public string? Name { get; init; }

    /// <summary>The address of the location.</summary>
    public string? Address { get; init; }

    /// <summary>The URL of a page about the location.</summary>
    public string? Url { get; init; }
}
