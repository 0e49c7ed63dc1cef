using System.Globalization;
using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.State;

/// <summary>What the account holds. Whoever reads or changes it has <see cref="Gate"/>.</summary>
internal sealed class AccountState
{
    private readonly SeededRandom _ids;
    private readonly TimeSpan _historyLag;
    private DateTimeOffset? _now;
    private readonly SortedDictionary<long, StoredThread> _threads = [];

    public AccountState(TimeProvider clock)
    {
        Clock = clock;
        Late = new LateCalls(this);
        _ids = new SeededRandom(0x5EED);
    }

    /// <summary>Makes an account with the data of another, and message ids of its own.</summary>
    public AccountState(SandboxOptions options, AccountState source)
    {
        Clock = options.Clock;
        Late = new LateCalls(this);
        _historyLag = options.HistoryLag;
        OAuth = options.OAuth is { } app ? new OAuthTokens(app, options.Clock) : null;
        _ids = new SeededRandom(0xACC0);
        Inboxes.AddRange(source.Inboxes);
        Channels.AddRange(source.Channels);
        ChannelAccounts.AddRange(source.ChannelAccounts);
        Owners.AddRange(source.Owners);
        Files = source.Files.Copy();
        foreach (StoredActor actor in source.Actors.Values)
        {
            Actors.Add(actor.Id, actor);
        }

        foreach (StoredThread thread in source.Threads)
        {
            Add(thread.Copy());
        }
    }

    public object Gate { get; } = new();

    public TimeProvider Clock { get; }

    /// <summary>What happens later, without a further request.</summary>
    public LateCalls Late { get; }

    /// <summary>The tokens of an app that gets them by OAuth; null where there is none.</summary>
    public OAuthTokens? OAuth { get; }

    /// <summary>The time at which what is handled now happens.</summary>
    public DateTimeOffset Now => _now ?? Clock.GetUtcNow();

    /// <summary>When a message of now can be read; null for at once.</summary>
    public DateTimeOffset? VisibleAt => _historyLag > TimeSpan.Zero ? Now + _historyLag : null;

    /// <summary>How many messages were sent since the account began, comments not counted.</summary>
    public int SentMessages { get; set; }

    public List<StoredInbox> Inboxes { get; } = [];

    public List<StoredChannel> Channels { get; } = [];

    public List<StoredChannelAccount> ChannelAccounts { get; } = [];

    public List<StoredOwner> Owners { get; } = [];

    public StoredFiles Files { get; private set; } = new();

    public Dictionary<string, StoredActor> Actors { get; } = new(StringComparer.Ordinal);

    /// <summary>The threads by id.</summary>
    public IEnumerable<StoredThread> Threads => _threads.Values;

    /// <summary>Does something as if it were done at another time.</summary>
    public void At(DateTimeOffset time, Action action)
    {
        _now = time;
        try
        {
            action();
        }
        finally
        {
            _now = null;
        }
    }

    public string NextMessageId() => _ids.NextGuid().ToString("N");

    public void Add(StoredThread thread) => _threads.Add(thread.Number, thread);

    public StoredThread? FindThread(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && _threads.TryGetValue(number, out StoredThread? thread) ? thread : null;

    /// <summary>The thread, or the refusal that a caller gets.</summary>
    public StoredThread Thread(string id) => FindThread(id) ?? throw Refusal.NotFound("Thread", id);

    /// <summary>The thread, where it is in the trash or not as the caller says; else the refusal.</summary>
    public StoredThread ThreadIn(string id, bool archived)
    {
        StoredThread thread = Thread(id);
        return thread.Archived == archived ? thread : throw Refusal.NotFound("Thread", id);
    }

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
