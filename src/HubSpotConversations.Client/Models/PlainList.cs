namespace HubSpotConversations.Models;

internal static class PlainList
{
    /// <summary>
    /// Returns the items as an array, because PowerShell can't index the lists that the compiler creates for collection
    /// expressions. Null becomes an empty list.
    /// </summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items) => items as T[] ?? items?.ToArray() ?? [];
}
