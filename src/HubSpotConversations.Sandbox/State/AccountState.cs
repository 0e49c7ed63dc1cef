using System.Globalization;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.State;

/// <summary>The data of the account. The caller must hold <see cref="Gate"/> to read or change it.</summary>
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

    /// <summary>Creates an account with the data of another account and its own message ids.</summary>
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

    /// <summary>The calls that the account handles later, without another request.</summary>
    public LateCalls Late { get; }

    /// <summary>The tokens of an OAuth app; null without an app.</summary>
    public OAuthTokens? OAuth { get; }

    /// <summary>The time of the call that the account is handling.</summary>
    public DateTimeOffset Now => _now ?? Clock.GetUtcNow();

    /// <summary>When clients can read a message sent now; null means immediately.</summary>
    public DateTimeOffset? VisibleAt => _historyLag > TimeSpan.Zero ? Now + _historyLag : null;

    /// <summary>The number of messages sent since the account was created, without comments.</summary>
    public int SentMessages { get; set; }

    /// <summary>The number of requests today (UTC) that count against the daily limit.</summary>
    public int RequestsToday { get; set; }

    public List<StoredInbox> Inboxes { get; } = [];

    public List<StoredChannel> Channels { get; } = [];

    public List<StoredChannelAccount> ChannelAccounts { get; } = [];

    public List<StoredOwner> Owners { get; } = [];

    /// <summary>The contacts behind the visitors.</summary>
    public IEnumerable<StoredContact> Contacts => Actors.Values.Select(StoredContact.Of).OfType<StoredContact>();

    /// <summary>The custom channels and the webhooks of the apps.</summary>
    public CustomChannels Custom { get; } = new();

    public StoredFiles Files { get; private set; } = new();

    public Dictionary<string, StoredActor> Actors { get; } = new(StringComparer.Ordinal);

    /// <summary>The threads by id.</summary>
    public IEnumerable<StoredThread> Threads => _threads.Values;

    /// <summary>Runs an action with another time as the current time.</summary>
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

    /// <summary>Finds a thread, or throws the error for the caller.</summary>
    public StoredThread Thread(string id) => FindThread(id) ?? throw Refusal.NotFound("Thread", id);

    /// <summary>
    /// Finds a thread that is or isn't in the trash, as the caller requests. Otherwise throws the error.
    /// </summary>
    public StoredThread ThreadIn(string id, bool archived)
    {
        StoredThread thread = Thread(id);
        return thread.Archived == archived ? thread : throw Refusal.NotFound("Thread", id);
    }

    public StoredChannelAccount? FindChannelAccount(string id)
        => ChannelAccounts.Find(account => account.Id == id) ?? Custom.Accounts.Find(account => account.Id == id);

    /// <summary>Finds an actor. Every email address has an actor.</summary>
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
