namespace HubSpotConversations.Bench;

/// <summary>How many messages go out, how many at once, and what the server makes of it.</summary>
internal sealed record BulkScenario(string Title, int AtOnce, int Messages, int Rounds)
{
    private const int Limit = 190;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>Whether the server is as strict as HubSpot.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether the server speaks TLS.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>How long the server waits before each response.</summary>
    public TimeSpan Latency { get; init; }

    public int RequestsInTenSeconds => IsLimited ? Limit : 0;

    /// <summary>
    /// What nobody can be faster than: the full windows one after the other, and the messages of the last one.
    /// </summary>
    public TimeSpan AtBest
    {
        get
        {
            int windows = (Messages - 1) / Limit;
            int turns = (Messages - (windows * Limit) + AtOnce - 1) / AtOnce;
            return (windows * Window) + (turns * Latency);
        }
    }
}
