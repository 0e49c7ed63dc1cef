using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>How many of the day's API calls an account's private apps have made.</summary>
public sealed class ApiUsage : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ApiUsage()
    {
    }

    internal ApiUsage(WireObject wire)
    {
        Name = wire.Text("name"u8);
        CurrentUsage = wire.Integer("currentUsage"u8);
        UsageLimit = wire.Integer("usageLimit"u8);
        CollectedAt = wire.Time("collectedAt"u8);
        ResetsAt = wire.Time("resetsAt"u8);
        FetchStatus = wire.Text("fetchStatus"u8);
    }

    /// <summary>The name of the limit.</summary>
    public string? Name { get; init; }

    /// <summary>The number of calls made so far.</summary>
    public long? CurrentUsage { get; init; }

    /// <summary>The maximum number of calls.</summary>
    public long? UsageLimit { get; init; }

    /// <summary>When HubSpot counted the calls.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>When HubSpot starts to count from zero again; null if HubSpot doesn't report it.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>Whether HubSpot could count the calls: SUCCESS, CACHED, FAILURE, NOTFOUND or TIMEOUT.</summary>
    public string? FetchStatus { get; init; }

    /// <summary>Returns the number of calls and the limit.</summary>
    public override string ToString() => DisplayText.Of($"{CurrentUsage} of {UsageLimit}");

    internal static ApiUsage? Read(JsonElement element) => WireObject.Read(element, static wire => new ApiUsage(wire));
}
