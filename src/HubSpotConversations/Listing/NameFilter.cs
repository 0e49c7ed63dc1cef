using System.Management.Automation;

namespace HubSpotConversations.Listing;

/// <summary>Filters by name with wildcards.</summary>
internal static class NameFilter
{
    /// <summary>Creates a filter; null to select everything.</summary>
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
