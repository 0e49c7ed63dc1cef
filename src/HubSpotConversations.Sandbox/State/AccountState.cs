using System.Globalization;
using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.State;

/// <summary>What the account holds. Whoever reads or changes it has <see cref="Gate"/>.</summary>
internal sealed class AccountState(TimeProvider clock)
{
    private readonly SeededRandom _ids = new(0x5EED);
    private readonly SortedDictionary<long, StoredThread> _threads = [];

    public object Gate { get; } = new();

    public TimeProvider Clock { get; } = clock;

    public List<StoredInbox> Inboxes { get; } = [];

    public List<StoredChannel> Channels { get; } = [];

    public List<StoredChannelAccount> ChannelAccounts { get; } = [];

    public Dictionary<string, StoredActor> Actors { get; } = new(StringComparer.Ordinal);

    /// <summary>The threads by id.</summary>
    public IEnumerable<StoredThread> Threads => _threads.Values;

    public string NextMessageId() => _ids.NextGuid().ToString("N");

    public void Add(StoredThread thread) => _threads.Add(thread.Number, thread);

    public StoredThread? FindThread(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && _threads.TryGetValue(number, out StoredThread? thread) ? thread : null;

    /// <summary>The thread, or the refusal that a caller gets.</summary>
    public StoredThread Thread(string id) => FindThread(id) ?? throw Refusal.NotFound("Thread", id);

    public StoredChannelAccount? FindChannelAccount(string id) => ChannelAccounts.Find(account => account.Id == id);

    /// <summary>The actor; one for an email address exists wherever the address does.</summary>
    public StoredActor? FindActor(string id)
    {
        if (Actors.TryGetValue(id, out StoredActor? actor))
        {
            return actor;
        }

        return id.StartsWith("E-", StringComparison.Ordinal) && id.IndexOf('@') > 2
            ? new StoredActor(id, "EMAIL", Email: id.Substring(2))
            : null;
    }
}
