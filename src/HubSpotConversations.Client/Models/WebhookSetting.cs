using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>Where HubSpot posts the events of an app, and how many at once.</summary>
public sealed class WebhookSetting : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public WebhookSetting()
    {
    }

    internal WebhookSetting(WireObject wire)
    {
        TargetUrl = wire.Text("targetUrl"u8);
        Throttling = wire.Object("throttling"u8, static w => new WebhookThrottling(w));
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
    }

    /// <summary>The address that HubSpot posts the events to.</summary>
    public string? TargetUrl { get; init; }

    /// <summary>The limits of the requests.</summary>
    public WebhookThrottling? Throttling { get; init; }

    /// <summary>How many requests HubSpot makes at once, from <see cref="Throttling"/>.</summary>
    public long? MaxConcurrentRequests => Throttling?.MaxConcurrentRequests;

    /// <summary>When the settings were created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the settings were last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Returns the address.</summary>
    public override string ToString() => DisplayText.Of(TargetUrl);

    internal static WebhookSetting? Read(JsonElement element)
        => WireObject.Read(element, static wire => new WebhookSetting(wire));
}
