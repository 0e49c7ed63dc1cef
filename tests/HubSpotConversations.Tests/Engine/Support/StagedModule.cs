namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>Paths in the checkout.</summary>
internal static class StagedModule
{
    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The staged module, which is what ships.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root, "out", "HubSpotConversations");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HubSpotConversations.psd1")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout of the project.");
    }
}
