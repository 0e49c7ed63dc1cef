namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>Releases a disk's flushes when a test ends, so that a failing test does not hang.</summary>
internal sealed class FlushHold(Disk disk) : IDisposable
{
    public void Dispose() => disk.Release();
}
