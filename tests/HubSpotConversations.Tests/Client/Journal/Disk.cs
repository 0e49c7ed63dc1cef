using HubSpotConversations.Sending.Journal;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A simulated disk that counts writes, delays flushes and fails on demand.</summary>
internal sealed class Disk : MemoryStream
{
    public const string Path = "/a/journal.jsonl";

    public Disk(byte[]? content = null)
    {
        base.Write(content ?? [], 0, content?.Length ?? 0);
        Position = 0;
    }

    /// <summary>The number of flushes to the disk.</summary>
    public int Flushes { get; private set; }

    /// <summary>The number of bytes that a flush has made durable.</summary>
    public long Durable { get; private set; }

    /// <summary>The number of writes.</summary>
    public int Writes { get; private set; }

    /// <summary>The capacity in bytes.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>The exception that a flush throws, if any.</summary>
    public Exception? FlushFailure { get; set; }

    /// <summary>Released by each flush that starts to wait.</summary>
    public SemaphoreSlim Waiting { get; } = new(0);

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

    /// <summary>Makes flushes wait until <see cref="Release"/> is called.</summary>
    public FlushHold Hold()
    {
        Gate.Reset();
        return new FlushHold(this);
    }

    public void Release() => Gate.Set();

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
            Waiting.Release();
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
