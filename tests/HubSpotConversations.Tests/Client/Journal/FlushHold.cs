namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>Lets a disk's flushes go on, at the latest when a test ends, so that one that fails does not wait.</summary>
internal sealed class FlushHold(Disk disk) : IDisposable
{
    public void Dispose() => disk.LetGo();
}
