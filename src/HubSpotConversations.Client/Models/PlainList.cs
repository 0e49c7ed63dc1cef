using System.Collections.ObjectModel;

namespace HubSpotConversations.Models;

/// <summary>
/// A list whose text is its items, because Export-Csv writes the text of a list. PowerShell can index it, unlike the
/// lists that the compiler creates for collection expressions.
/// </summary>
internal sealed class PlainList<T>(T[] items, Func<T, string?>? text) : ReadOnlyCollection<T>(items)
{
    /// <summary>
    /// Returns the items on one line. Parameters that take such items also take this text, for example from a CSV file.
    /// </summary>
    public override string ToString()
        => string.Join("; ", this.Select(item => text is null ? item?.ToString() : text(item)));
}

internal static class PlainList
{
    /// <summary>Returns the items as a list that PowerShell can index and write to a CSV file.</summary>
    /// <param name="items">The items; null becomes an empty list.</param>
    /// <param name="text">The text of an item; null for its own.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items, Func<T, string?>? text = null)
        => items as PlainList<T> ?? new PlainList<T>(items as T[] ?? items?.ToArray() ?? [], text);
}
