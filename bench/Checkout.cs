namespace HubSpotConversations.Bench;

/// <summary>Where things are in the checkout.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string StagedModule { get; } = Path.Combine(Root, "out", "HubSpotConversations");

    /// <summary>Debug or Release: what was built with this program.</summary>
    public static string Configuration { get; } =
        Path.GetRelativePath(Path.Combine(Root, "bench"), AppContext.BaseDirectory)
            .Split(Path.DirectorySeparatorChar)[1];

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HubSpotConversations.psd1")))
        {
            folder = folder.Parent
                ?? throw new InvalidOperationException("The benchmarks run inside a checkout of the project.");
        }

        return folder.FullName;
    }
}
