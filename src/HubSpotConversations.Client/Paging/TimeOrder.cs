namespace HubSpotConversations.Paging;

/// <summary>How a list in ascending order of time is continued from a time, without a cursor.</summary>
/// <param name="TimeOf">The time that an item is sorted by.</param>
/// <param name="From">The same list from a time on, that time included.</param>
/// <param name="LargestPage">The most items on a page.</param>
internal sealed record TimeOrder<T>(Func<T, DateTimeOffset?> TimeOf, Func<DateTimeOffset, PageFetch<T>> From, int LargestPage)
    where T : class;
