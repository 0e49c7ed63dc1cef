namespace HubSpotConversations.Reports;

/// <summary>The hours in which times count, and the time zone of days and hours.</summary>
internal sealed class BusinessHours(TimeZoneInfo zone)
{
    /// <summary>When a business day starts; the same as the end if every hour counts.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>When a business day ends.</summary>
    public TimeSpan End { get; init; }

    /// <summary>The days that count.</summary>
    public IReadOnlyCollection<DayOfWeek> Days { get; init; } = [];

    private bool CountsAll => End <= Start;

    /// <summary>Returns the time on the clocks of the time zone.</summary>
    public DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>Returns how much of the time between two points counts.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        if (CountsAll || end <= start)
        {
            return end > start ? end - start : TimeSpan.Zero;
        }

        TimeSpan sum = TimeSpan.Zero;
        DateTime last = Local(end).Date;
        for (DateTime day = Local(start).Date; day <= last; day = day.AddDays(1))
        {
            if (Days.Contains(day.DayOfWeek))
            {
                DateTimeOffset from = At(day + Start);
                DateTimeOffset to = At(day + End);
                from = from > start ? from : start;
                to = to < end ? to : end;
                sum += to > from ? to - from : TimeSpan.Zero;
            }
        }

        return sum;
    }

    private DateTimeOffset At(DateTime local) => new(local, zone.GetUtcOffset(local));
}
