namespace HubSpotConversations;

/// <summary>A thread of a watched account, and when it has to be read.</summary>
internal sealed class AccountThread(WatchedThread thread, TimeProvider clock)
{
    private DateTimeOffset? _latest;
    private long _changedAt;
    private long _readAt;
    private bool _isRead;

    public WatchedThread Thread { get; } = thread;

    /// <summary>
    /// Whether it has to be read: when the time of its newest message is another one, and a few times after that, with
    /// pauses that double, because an entry may show late, after another with the same time.
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

    /// <summary>Notes that it was read, and what was then the time of its newest message.</summary>
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
    /// Whether all that is known of it is before a time. Comments and changes may be newer than its newest message.
    /// </summary>
    public bool IsBefore(DateTimeOffset time) => !(_latest > time) && !(Thread.Newest > time);
}
