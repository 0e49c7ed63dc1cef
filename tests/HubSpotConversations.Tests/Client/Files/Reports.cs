using System.Collections.Concurrent;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>Records progress reports in order and synchronously.</summary>
internal sealed class Reports<T>(Action<T>? onReport = null) : IProgress<T>
{
    private readonly ConcurrentQueue<T> _all = new();

    public IReadOnlyList<T> All => [.. _all];

    public void Report(T value)
    {
        _all.Enqueue(value);
        onReport?.Invoke(value);
    }
}
