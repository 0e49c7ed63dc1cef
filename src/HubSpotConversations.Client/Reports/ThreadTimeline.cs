using HubSpotConversations.Models;

namespace HubSpotConversations.Reports;

/// <summary>Finds what a report counts in one thread. It takes the entries oldest first and keeps only numbers.</summary>
internal sealed class ThreadTimeline(ConversationThread thread, BusinessHours hours)
{
    private readonly List<ReportEvent> _events = [];
    private DateTimeOffset? _firstIn;
    private DateTimeOffset? _waitingSince;
    private DateTimeOffset? _closedAt;
    private bool _hasResponse;
    private bool _isClosed;

    /// <summary>Takes the next entry of the thread.</summary>
    public void Add(ThreadMessage entry)
    {
        if (entry.CreatedAt is not { } time)
        {
            return;
        }

        switch (entry)
        {
            case ThreadStatusChangeMessage change:
                Change(change.NewStatus, time);
                break;
            case ConversationMessage { Direction: Directions.Incoming }:
                _events.Add(new ReportEvent(ReportEventKind.MessageIn, time));
                _firstIn ??= time;
                _waitingSince ??= time;
                break;
            case ConversationMessage { Direction: Directions.Outgoing } message:
                Send(message, time);
                break;
        }
    }

    /// <summary>Returns everything that the report counts, after the last entry.</summary>
    public IReadOnlyList<ReportEvent> End(DateTimeOffset now)
    {
        if (thread.CreatedAt is { } created)
        {
            _events.Add(new ReportEvent(ReportEventKind.Opened, created));
        }

        bool isClosed = thread.Status == ThreadStatuses.Closed;
        if (isClosed && _closedAt is null && thread.ClosedAt is { } closed)
        {
            // The history doesn't show it.
            Change(ThreadStatuses.Closed, closed);
        }

        if (isClosed && _closedAt is { } end && (thread.CreatedAt ?? _firstIn) is { } start)
        {
            _events.Add(new ReportEvent(ReportEventKind.Resolution, end, hours.Between(start, end)));
        }

        if (!isClosed && _waitingSince is { } since)
        {
            _events.Add(new ReportEvent(ReportEventKind.Waiting, since, hours.Between(since, now)));
        }

        return _events;
    }

    private void Change(string? status, DateTimeOffset time)
    {
        if (status == ThreadStatuses.Closed)
        {
            _events.Add(new ReportEvent(ReportEventKind.Closed, time));
            _closedAt = time;
            _isClosed = true;
        }
        else if (status == ThreadStatuses.Open && _isClosed)
        {
            _events.Add(new ReportEvent(ReportEventKind.Reopened, time));
            _isClosed = false;
        }
    }

    private void Send(ConversationMessage message, DateTimeOffset time)
    {
        string? actorId = message.Senders.Count > 0 ? message.Senders[0].ActorId ?? message.CreatedBy : message.CreatedBy;
        _events.Add(new ReportEvent(ReportEventKind.MessageOut, time, default, actorId, message.From));
        if (IsBot(actorId))
        {
            // A bot replies at once. The customer still waits for a person.
            return;
        }

        if (_firstIn is { } asked && !_hasResponse)
        {
            _hasResponse = true;
            _events.Add(new ReportEvent(
                ReportEventKind.FirstResponse, time, hours.Between(asked, time), actorId, message.From));
        }

        _waitingSince = null;
    }

    private static bool IsBot(string? actorId)
        => actorId is not null && (actorId.StartsWith("B-", StringComparison.Ordinal)
            || actorId.StartsWith("L-", StringComparison.Ordinal));
}
