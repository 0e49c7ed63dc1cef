using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A web page of a person.</summary>
public sealed class ContactUrl : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactUrl()
    {
    }

    internal ContactUrl(WireObject wire)
    {
        Url = wire.Text("url"u8);
        Type = wire.Text("type"u8);
    }

    /// <summary>The URL of the page.</summary>
    public string? Url { get; init; }

    /// <summary>The kind of page: HOME or WORK.</summary>
    public string? Type { get; init; }

    /// <summary>Returns the URL.</summary>
    public override string ToString() => DisplayText.Of(Url);
}
