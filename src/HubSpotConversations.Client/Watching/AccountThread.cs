namespace HubSpotConversations.Watching;

/// <summary>One thread of a watched account, with the schedule for reading it.</summary>
internal sealed class AccountThread(WatchedThread thread, TimeProvider clock)
{
    private DateTimeOffset? _latest;
    private long _changedAt;
    private long _readAt;
    private bool _isRead;

    public WatchedThread Thread { get; } = thread;

    /// <summary>
    /// Whether the thread must be read. It must be read when the time of its newest message changes, and then a few
    /// more times with doubling pauses, because entries may appear in the history late.
    /// </summary>
    public bool IsDue(DateTimeOffset? latest)
    {
        if (!_isRead || latest != _latest)
        {
            return true;
        }

        TimeSpan lastAge = clock.GetElapsedTime(_changedAt, _readAt);
        return lastAge < WatchedThread.Overlap && clock.GetElapsedTime(_readAt) >= lastAge;
    }

    /// <summary>Records that the thread was read, and the time of its newest message then.</summary>
    public void MarkRead(DateTimeOffset? latest)
    {
        _readAt = clock.GetTimestamp();
        if (!_isRead || latest != _latest)
        {
            _changedAt = _readAt;
        }

        _latest = latest;
        _isRead = true;
    }

    /// <summary>
    /// Whether everything known about the thread is older than a time. Comments and changes may be newer than its
    /// newest message.
    /// </summary>
    public bool IsBefore(DateTimeOffset time) => !(_latest > time) && !(Thread.Newest > time);
}
