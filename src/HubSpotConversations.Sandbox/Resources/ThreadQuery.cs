using System.Globalization;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The filters and the order of a thread list. Reading it rejects what HubSpot rejects.</summary>
internal sealed class ThreadQuery
{
    private const string ByTime = "latestMessageTimestamp";

    public required string Sort { get; init; }

    private bool Archived { get; init; }

    private string? InboxId { get; init; }

    private string? ContactId { get; init; }

    private string? TicketId { get; init; }

    private string? Status { get; init; }

    private DateTimeOffset? After { get; init; }

    public static ThreadQuery Read(QueryString query)
    {
        List<Problem> problems = [.. Problems(query)];
        Refusal.ThrowIfAny(problems);
        return new ThreadQuery
        {
            Sort = SortOf(query),
            Archived = query.Flag("archived"),
            InboxId = query.First("inboxId"),
            ContactId = query.First("associatedContactId"),
            TicketId = query.First("associatedTicketId"),
            Status = query.First("threadStatus"),
            After = Time(query),
        };
    }

    public bool Matches(StoredThread thread) =>
        thread.Archived == Archived
        && IsAny(InboxId, thread.InboxId)
        && IsAny(ContactId, thread.ContactId)
        && IsAny(TicketId, thread.TicketId)
        && IsAny(Status, thread.Status)
        && (After is not { } after || thread.LatestMessage > after);

    /// <summary>The position of a thread. Positions ascend in both directions.</summary>
    public Cursor Position(StoredThread thread)
    {
        long sign = Sort[0] == '-' ? -1 : 1;
        long first = Sort.EndsWith(ByTime, StringComparison.Ordinal)
            ? (thread.LatestMessage ?? thread.CreatedAt).UtcTicks
            : 0;
        return new Cursor(sign * first, sign * thread.Number);
    }

    private static bool IsAny(string? wanted, string? actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.Ordinal);

    private static string SortOf(QueryString query) => query.First("sort") is { Length: > 0 } sort ? sort : "id";

    private static DateTimeOffset? Time(QueryString query) => DateTimeOffset.TryParse(
        query.First("latestMessageTimestampAfter"),
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out DateTimeOffset time) ? time : null;

    private static IEnumerable<Problem> Problems(QueryString query)
    {
        bool hasContact = query.First("associatedContactId") is not null;
        if (query.All("inboxId").Count > 1)
        {
            yield return new Problem("Only one inboxId filter is allowed for this query", In: "inboxId");
        }

        if (hasContact && query.First("inboxId") is not null)
        {
            yield return new Problem("inboxId can't be used together with associatedContactId", In: "inboxId");
        }

        if (hasContact && query.First("threadStatus") is null)
        {
            yield return new Problem("threadStatus is required with associatedContactId", In: "threadStatus");
        }

        if (query.First("threadStatus") is { } status and not ("OPEN" or "CLOSED"))
        {
            yield return new Problem($"Invalid threadStatus '{status}'", In: "threadStatus");
        }

        foreach (Problem problem in SortProblems(query, hasContact))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> SortProblems(QueryString query, bool hasContact)
    {
        string sort = SortOf(query);
        string? after = query.First("latestMessageTimestampAfter");
        if (sort.TrimStart('-') is not ("id" or ByTime))
        {
            yield return new Problem($"Threads can't be sorted by '{sort}'", In: "sort");
        }
        else if (sort[0] == '-' && !hasContact)
        {
            yield return new Problem("A descending sort needs associatedContactId", In: "sort");
        }

        if (sort.EndsWith(ByTime, StringComparison.Ordinal) && after is null)
        {
            yield return new Problem($"latestMessageTimestampAfter is required to sort by {ByTime}", In: "sort");
        }

        if (after is not null && Time(query) is null)
        {
            yield return new Problem($"Invalid time '{after}'", In: "latestMessageTimestampAfter");
        }
    }
}
