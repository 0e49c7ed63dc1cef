namespace HubSpotConversations.Bench;

/// <summary>Where things are in the checkout.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string StagedModule { get; } = Path.Combine(Root, "out", "HubSpotConversations");

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
