namespace HubSpotConversations.Http.Requests;

/// <summary>The versions of HubSpot's API that this module supports.</summary>
internal static class ApiVersion
{
    public const string V3 = "v3";

    public const string V202609Beta = "2026-09-beta";

    public const string V202609 = "2026-09";

    /// <summary>Whether the version is named after a date. The paths of these versions differ from v3.</summary>
    public static bool IsDated(string version) => version is V202609 or V202609Beta;
}
