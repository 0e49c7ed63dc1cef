using HubSpotConversations.Models;

namespace HubSpotConversations.Listing;

/// <summary>Compares threads in HubSpot's sort orders, to merge several lists.</summary>
internal sealed class ThreadOrder : IComparer<ConversationThread>
{
    private readonly bool _isByTime;
    private readonly int _sign;

    public ThreadOrder(string? sort)
    {
        _sign = sort?.StartsWith("-", StringComparison.Ordinal) == true ? -1 : 1;
        _isByTime = sort?.EndsWith(ThreadSorts.LatestMessageTimestamp, StringComparison.Ordinal) == true;
    }

    public int Compare(ConversationThread? x, ConversationThread? y) => _sign * Ascending(x!, y!);

    private int Ascending(ConversationThread x, ConversationThread y)
    {
        int byTime = _isByTime ? Nullable.Compare(x.LatestMessage, y.LatestMessage) : 0;
        return byTime != 0 ? byTime : CompareIds(x.ThreadId, y.ThreadId);
    }

    // Ids are numbers stored as strings, so a longer id is greater.
    private static int CompareIds(string? x, string? y)
    {
        int byLength = (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
        return byLength != 0 ? byLength : string.CompareOrdinal(x, y);
    }
}
