namespace HubSpotConversations.Models;

internal static class PlainList
{
    /// <summary>
    /// The items as an array: PowerShell can't index the lists that the compiler makes of collection expressions, and a
    /// null that a user gives is an empty list.
    /// </summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items) => items as T[] ?? items?.ToArray() ?? [];
}
