namespace HubSpotConversations.Binding;

/// <summary>Lists of ids from the command line or a file.</summary>
internal static class Ids
{
    /// <summary>The ids that have a value, without empty cells.</summary>
    public static string[] Given(IEnumerable<string?>? ids) => (ids ?? []).OfType<string>().ToArray();
}
