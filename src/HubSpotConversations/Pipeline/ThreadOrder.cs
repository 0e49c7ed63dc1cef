using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>The orders that HubSpot lists threads in, to put several lists into one.</summary>
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
        int byTime = _isByTime ? Nullable.Compare(x.LatestMessageTimestamp, y.LatestMessageTimestamp) : 0;
        return byTime != 0 ? byTime : CompareIds(x.Id, y.Id);
    }

    // Ids are numbers written as texts: the longer one is the greater one.
    private static int CompareIds(string? x, string? y)
    {
        int byLength = (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
        return byLength != 0 ? byLength : string.CompareOrdinal(x, y);
    }
}
