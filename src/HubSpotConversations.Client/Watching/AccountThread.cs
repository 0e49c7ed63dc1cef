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
    /// Whether the thread must be read. It must be when the time of its newest message changes. It must be read again a
    /// few times after that, with pauses that double. An entry may show late, after another entry with the same time.
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

    /// <summary>Notes that the thread was read, and the time of its newest message at that moment.</summary>
    public void WasRead(DateTimeOffset? latest)
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
