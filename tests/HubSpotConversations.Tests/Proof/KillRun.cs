using System.Globalization;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Tests.Proof;

/// <summary>
/// Sends the same messages with one journal in a series of processes. Each process is killed after a random number of
/// requests, except the last one, which completes. The verdict comes from the server's store.
/// </summary>
internal sealed class KillRun : IDisposable
{
    private const string Token = "proof-secret-token";

    private readonly KillPlan _plan;
    private readonly string _script;
    private readonly string _module;
    private readonly string _folder = Directory.CreateTempSubdirectory("hubspot proof ").FullName;
    private readonly Random _random;
    private readonly ProofRow[] _rows;
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly SandboxAccount _account;
    private readonly KillableProcess _process = new();
    private int _requests;
    private int _killAt;

    /// <param name="plan">The parameters of the run.</param>
    /// <param name="module">The path of the staged module.</param>
    /// <param name="script">The path of send-rows.ps1.</param>
    public KillRun(KillPlan plan, string module, string script)
    {
        _plan = plan;
        _module = module;
        _script = script;
        _random = new Random(plan.Seed);
        _rows = ProofRow.Make(plan.Messages, plan.Threads, plan.Seed);
        File.WriteAllLines(RowsPath, _rows.Select(static (row, number) => row.ToLine(number)));
        _account = new SandboxAccount(new SandboxOptions
        {
            AccessToken = Token,
            Clock = plan.Speed == 1 ? TimeProvider.System : new FastClock(_start, plan.Speed),
            ExtraThreads = plan.Threads,
            RateLimit = 1_000_000,
            HistoryLag = plan.HistoryLag,
            Latency = plan.Latency,
            MessageClockSkew = TimeSpan.FromSeconds(-90),
            TrimsText = true,
            Faults = plan.HasFaults ? ProofFaults.OneInFive(plan.Seed, seen: _ => Seen()) : ProofFaults.None(_ => Seen()),
        });
    }

    /// <summary>The number of killed processes.</summary>
    public int Killed => _process.Killed;

    /// <summary>The output of the last process.</summary>
    public string LastOutput { get; private set; } = string.Empty;

    private string JournalPath => Path.Combine(_folder, "journal");

    private string RowsPath => Path.Combine(_folder, "rows");

    /// <summary>Runs the whole plan.</summary>
    /// <exception cref="InvalidOperationException">
    /// The journal contains a secret, or the last process failed.
    /// </exception>
    public async Task<StoreVerdict> RunAsync(CancellationToken cancellation)
    {
        await using SandboxHost host = await SandboxHost.StartAsync(_account, cancellationToken: cancellation);
        for (int round = 0; round < _plan.Rounds; round++)
        {
            await RunOneAsync(host.BaseAddress, killAt: NextKill(), cancellation);
            CheckJournal();
        }

        // A second complete run must find nothing left to send.
        await FinishAsync(host.BaseAddress, cancellation);
        StoreVerdict verdict = _plan.UsesChannel
            ? StoreVerdict.OfChannel(_account, _rows)
            : StoreVerdict.Of(_account, _rows);
        int requests = _requests;
        await FinishAsync(host.BaseAddress, cancellation);
        return requests == 0 || _requests == 0
            ? verdict
            : throw new InvalidOperationException("The second complete run sent messages again.");
    }

    public void Dispose()
    {
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Some processes die at their first requests. All of them together reach roughly the last message.
    private int NextKill()
        => _random.Next(4) == 0 ? 1 + _random.Next(3) : 1 + _random.Next(1 + (2 * _plan.Messages / _plan.Rounds));

    /// <summary>
    /// Called before the server handles a request. The server then stores the message although its sender is dead. If
    /// another thread does the killing, the sender may already have received the response.
    /// </summary>
    private void Seen()
    {
        if (Interlocked.Increment(ref _requests) != Volatile.Read(ref _killAt))
        {
            return;
        }

        if (_random.Next(2) == 0)
        {
            _process.Kill();
        }
        else
        {
            _ = Task.Run(_process.Kill);
        }
    }

    private async Task FinishAsync(Uri server, CancellationToken cancellation)
    {
        int exit = await RunOneAsync(server, killAt: 0, cancellation);
        CheckJournal();
        string expected = $"emitted {_rows.Length}\nerrors 0";
        if (exit != 0 || !LastOutput.EndsWith(expected, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The last process ended with {exit}: {LastOutput}");
        }
    }

    private async Task<int> RunOneAsync(Uri server, int killAt, CancellationToken cancellation)
    {
        Volatile.Write(ref _requests, 0);
        Volatile.Write(ref _killAt, killAt);
        (int exit, string output, string errors) = await _process.RunAsync(_script, Arguments(server), cancellation);
        LastOutput = string.Join('\n', (output + errors).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return exit;
    }

    private string[] Arguments(Uri server)
    {
        string[] arguments =
        [
            _module, server.AbsoluteUri, Token, RowsPath, JournalPath,
            _plan.Throttle.ToString(CultureInfo.InvariantCulture), _plan.UsesKeys ? "yes" : "no",
            _plan.UsesChannel ? "yes" : "no",
        ];
        return _plan.Speed == 1 ? arguments :
        [
            .. arguments, typeof(FastClock).Assembly.Location,
            _start.UtcTicks.ToString(CultureInfo.InvariantCulture),
            _plan.Speed.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private void CheckJournal()
    {
        string journal = File.Exists(JournalPath) ? File.ReadAllText(JournalPath) : string.Empty;
        foreach (string secret in new[] { ProofRow.Canary, Token, "jane.doe", "visitor-" })
        {
            if (journal.Contains(secret, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"The journal contains '{secret}'.");
            }
        }
    }
}
