using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>Chooses by names with wildcards.</summary>
internal static class NameFilter
{
    /// <summary>A filter; null where all are wanted.</summary>
    public static Func<T, bool>? Of<T>(string? pattern, Func<T, string?> nameOf)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return null;
        }

        var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
        return item => wildcard.IsMatch(nameOf(item) ?? string.Empty);
    }
}
