using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The details of the account itself, and how many API calls it made today.</summary>
internal sealed class AccountResource(AccountState state, SandboxOptions options) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in new[] { "account-info/v3", "account-info/2026-09" })
        {
            routes.Add("GET", root + "/details", Scopes.OAuth, Details);
            routes.Add("GET", root + "/api-usage/daily/private-apps", Scopes.OAuth, Usage);
        }
    }

    private static SandboxResponse Details(SandboxCall call) => SandboxResponse.Json(200, JsonBuffer.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("portalId");
        writer.WriteRawValue(SandboxData.PortalId);
        writer.WriteString("accountType", "SANDBOX");
        writer.WriteString("timeZone", "US/Eastern");
        writer.WriteString("companyCurrency", "USD");
        writer.WriteStartArray("additionalCurrencies");
        writer.WriteStringValue("EUR");
        writer.WriteStringValue("GBP");
        writer.WriteEndArray();
        writer.WriteString("utcOffset", "-05:00");
        writer.WriteNumber("utcOffsetMilliseconds", -18_000_000);
        writer.WriteString("uiDomain", "app.hubspot.com");
        writer.WriteString("dataHostingLocation", "na1");
        writer.WriteEndObject();
    }));

    private SandboxResponse Usage(SandboxCall call)
    {
        DateTimeOffset now = state.Clock.GetUtcNow();
        return SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("results");

            // HubSpot has a daily limit only for private apps.
            if (options.OAuth is null && options.DailyLimit > 0)
            {
                writer.WriteStartObject();
                writer.WriteString("name", "api-calls-daily");
                writer.WriteNumber("currentUsage", state.RequestsToday);
                writer.WriteNumber("usageLimit", options.DailyLimit);
                writer.WriteTime("collectedAt", now);
                writer.WriteTime("resetsAt", new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
                writer.WriteString("fetchStatus", "SUCCESS");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }));
    }
}
