namespace HubSpotConversations.Http.Retries;

/// <summary>The pauses of all retries. They double with each failure, and differ between callers.</summary>
internal static class Backoff
{
    /// <summary>Returns the pause after a failure.</summary>
    /// <param name="failures">The number of failures so far, from 1.</param>
    /// <param name="first">The pause after the first failure.</param>
    /// <param name="longest">The longest pause, before the random part.</param>
    /// <param name="random">A number from 0 to 1. The pause is up to half longer.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest, double random = 0)
    {
        double seconds = Math.Min(first.TotalSeconds * Math.Pow(2, failures - 1), longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (random / 2)));
    }
}
