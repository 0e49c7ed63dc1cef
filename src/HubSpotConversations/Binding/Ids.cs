namespace HubSpotConversations.Binding;

/// <summary>Lists of ids as they come from a command line or a file.</summary>
internal static class Ids
{
    /// <summary>Those that are there: an empty cell is no id.</summary>
    public static string[] Given(IEnumerable<string?>? ids) => (ids ?? []).OfType<string>().ToArray();
}
