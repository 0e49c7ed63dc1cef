namespace HubSpotConversations.Http.Requests;

/// <summary>The versions of HubSpot's API that this module supports.</summary>
internal static class ApiVersion
{
    public const string V3 = "v3";

    public const string V202609 = "2026-09";
}
