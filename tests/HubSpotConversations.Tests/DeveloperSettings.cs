using System.Runtime.CompilerServices;

namespace HubSpotConversations.Tests;

/// <summary>Removes the developer's own HubSpot settings from this process, so that no test depends on them.</summary>
internal static class DeveloperSettings
{
    private const string ForTests = "HUBSPOT_MODEL_DEPTH";

    [ModuleInitializer]
    public static void Remove()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("HUBSPOT_", StringComparison.OrdinalIgnoreCase) && name != ForTests)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
