using HubSpotConversations.Sending.Journal;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A disk that counts, holds and fails as a test wants.</summary>
internal sealed class Disk : MemoryStream
{
    public const string Path = "/a/journal.jsonl";

    public Disk(byte[]? content = null)
    {
        base.Write(content ?? [], 0, content?.Length ?? 0);
        Position = 0;
    }

    /// <summary>How often what was written was made sure to be on the disk.</summary>
    public int Flushes { get; private set; }

    /// <summary>How long what is on the disk for sure is.</summary>
    public long Durable { get; private set; }

    /// <summary>How many writes there were.</summary>
    public int Writes { get; private set; }

    /// <summary>How many bytes there is room for.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>What a flush fails with.</summary>
    public Exception? FlushFailure { get; set; }

    /// <summary>Released by each flush that begins to wait.</summary>
    public SemaphoreSlim Held { get; } = new(0);

    private ManualResetEventSlim Gate { get; } = new(initialState: true);

    public SendJournal Open(TimeProvider clock, bool keepsContent = false, string server = "sandbox")
        => JournalOpening.Over(
            this,
            Sync,
            new JournalOptions { Path = Path, Server = server, KeepsContent = keepsContent },
            Path,
            clock);

    public JournalContent Read() => JournalReader.Read(new MemoryStream(ToArray()), Path);

    public string[] Lines() => System.Text.Encoding.UTF8.GetString(ToArray()).Split('\n');

    /// <summary>Makes flushes wait until <see cref="LetGo"/>.</summary>
    public FlushHold Hold()
    {
        Gate.Reset();
        return new FlushHold(this);
    }

    public void LetGo() => Gate.Set();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Writes++;
        int fitting = (int)Math.Min(count, Room - Length);
        base.Write(buffer, offset, fitting);
        if (fitting < count)
        {
            throw new IOException("No space left on device");
        }
    }

    private void Sync()
    {
        if (!Gate.IsSet)
        {
            Held.Release();
            Gate.Wait();
        }

        if (FlushFailure is not null)
        {
            throw FlushFailure;
        }

        Flushes++;
        Durable = Length;
    }
}
