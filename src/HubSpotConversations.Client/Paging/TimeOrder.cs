namespace HubSpotConversations.Paging;

/// <summary>Describes how to continue a list in ascending order of time without a cursor.</summary>
/// <param name="TimeOf">Returns the time that an item is sorted by.</param>
/// <param name="From">Returns the list from a given time on, including that time.</param>
/// <param name="LargestPage">The maximum number of items on a page.</param>
internal sealed record TimeOrder<T>(
    Func<T, DateTimeOffset?> TimeOf, Func<DateTimeOffset, PageFetch<T>> From, int LargestPage)
    where T : class;
