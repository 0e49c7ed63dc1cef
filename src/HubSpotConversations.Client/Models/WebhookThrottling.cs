using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The limits of the requests that HubSpot makes to an app.</summary>
public sealed class WebhookThrottling : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public WebhookThrottling()
    {
    }

    internal WebhookThrottling(WireObject wire) => MaxConcurrentRequests = wire.Integer("maxConcurrentRequests"u8);

    /// <summary>How many requests HubSpot makes at once.</summary>
    public long? MaxConcurrentRequests { get; init; }

    /// <summary>Returns the limit as a text.</summary>
    public override string ToString()
        => DisplayText.Of(FormattableString.Invariant($"{MaxConcurrentRequests} requests at once"));
}
