namespace HubSpotConversations.Http.Retries;

/// <summary>
/// Random numbers for pauses, so that callers that failed together don't retry together. Thread-safe.
/// </summary>
internal static class Jitter
{
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    private static readonly Random Source = new();

    public static double Next()
    {
        lock (Source)
        {
            return Source.NextDouble();
        }
    }
#endif
}
