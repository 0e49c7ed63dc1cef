using System.Management.Automation;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>
/// A sandbox on a real socket that is as difficult to send to as HubSpot can be, and the staged module in an engine.
/// Both use the same fast clock.
/// </summary>
internal sealed class ProofAccount : IAsyncDisposable
{
    /// <summary>The speed of the clock relative to the system's clock.</summary>
    public const int Speed = 30;

    /// <summary>
    /// A reported limit that no test reaches, so that a client does not have to guess one after a 429.
    /// </summary>
    private const int NoLimit = 1_000_000;

    private const string Rest =
        "param($connection, $options) $input | Send-HubSpotThreadMessage -Connection $connection @options";

    private readonly SandboxHost _host;
    private readonly ModuleSession _session = new();

    private ProofAccount(SandboxAccount account, SandboxHost host, TimeProvider clock)
    {
        Account = account;
        Clock = clock;
        _host = host;
    }

    public SandboxAccount Account { get; }

    public TimeProvider Clock { get; }

    public Uri Uri => _host.BaseAddress;

    public ModuleSession Session => _session;

    public static async Task<ProofAccount> StartAsync(
        int threads, int rateLimit = NoLimit, TimeSpan? lag = null, TimeSpan latency = default, TimeProvider? clock = null)
    {
        clock ??= new FastClock(DateTimeOffset.UtcNow, Speed);
        var account = new SandboxAccount(new SandboxOptions
        {
            AccessToken = ProofConnection.Token,
            Clock = clock,
            ExtraThreads = threads,
            RateLimit = rateLimit,
            HistoryLag = lag ?? TimeSpan.FromSeconds(1.5),
            Latency = latency,
            MessageClockSkew = TimeSpan.FromSeconds(-90),
            TrimsText = true,
        });
        SandboxHost host = await SandboxHost.StartAsync(account, cancellationToken: TestContext.Current.CancellationToken);
        return new ProofAccount(account, host, clock);
    }

    public object Connect(int maxRetry = 8) => ProofConnection.To(_session, Uri, Clock, maxRetry);

    public SessionResult Send(IReadOnlyList<ProofRow> rows, object connection, params (string, object)[] options)
        => _session.RunWithInput(Rest, rows.Select(ToWholeObject), connection, Splat(options));

    /// <summary>Prepares the same send in a shell that a test can stop.</summary>
    public PowerShell Prepare(object connection, params (string, object)[] options)
        => PowerShell.Create(_session.Runspace).AddScript(Rest).AddArgument(connection).AddArgument(Splat(options));

    /// <summary>Sends the messages without the values that the module can take from their threads.</summary>
    public SessionResult SendBare(IReadOnlyList<ProofRow> rows, object connection, params (string, object)[] options)
        => _session.RunWithInput(Rest, rows.Select(ToObject), connection, Splat(options));

    public static PSObject ToWholeObject(ProofRow row)
    {
        PSObject item = ToObject(row);
        item.Properties.Add(new PSNoteProperty("Recipient", "jane.doe@example.com"));
        item.Properties.Add(new PSNoteProperty("ChannelId", "1002"));
        item.Properties.Add(new PSNoteProperty("ChannelAccountId", SandboxData.EmailChannelAccountId));
        return item;
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _host.DisposeAsync();
    }

    private static PSObject ToObject(ProofRow row)
    {
        var item = new PSObject();
        item.Properties.Add(new PSNoteProperty("ThreadId", row.ThreadId));
        item.Properties.Add(new PSNoteProperty("Text", row.Text));
        item.Properties.Add(new PSNoteProperty("SenderActorId", SandboxData.AgentActorId));
        return item;
    }

    private static System.Collections.Hashtable Splat((string Name, object Value)[] options)
    {
        var table = new System.Collections.Hashtable();
        foreach ((string name, object value) in options)
        {
            table[name] = value;
        }

        return table;
    }
}
