using System.Reflection;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>Versions of the module's dependencies that other modules might load. The build downloads them.</summary>
internal static class OtherVersions
{
    public static string Json => Find("OtherJson");

    public static string Extensions => Find("OtherExtensions");

    private static string Find(string key)
        => Path.GetFullPath(typeof(OtherVersions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value!);
}
