using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Tests.Proof;

/// <summary>
/// Exports the same threads in a series of processes, while customers go on writing. Each process is killed after a
/// random number of requests, except the last one. Then the files must be those of an export that nothing interrupted.
/// </summary>
internal sealed class ExportKillRun : IDisposable
{
    private const string Token = "proof-secret-token";

    private static readonly string[] Busy = ["6065362089", "6065362094"];

    private readonly string _module;
    private readonly string _script;
    private readonly string _format;
    private readonly string _name;
    private readonly string _folder = Directory.CreateTempSubdirectory("hubspot export ").FullName;
    private readonly Random _random;
    private readonly SandboxAccount _account;
    private readonly KillableProcess _process = new();
    private int _requests;
    private int _killAt;

    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="format">The format of the transcripts.</param>
    /// <param name="extension">The extension of one file for all threads; empty for a folder.</param>
    /// <param name="module">The path of the staged module.</param>
    /// <param name="script">The path of export-threads.ps1.</param>
    public ExportKillRun(int seed, string format, string extension, string module, string script)
    {
        _module = module;
        _script = script;
        _format = format;
        _name = extension.Length == 0 ? "threads/" : "all" + extension;
        _random = new Random(seed);
        _account = new SandboxAccount(new SandboxOptions
        {
            AccessToken = Token,
            ExtraThreads = 5,
            RateLimit = 1_000_000,
            Faults = ProofFaults.None(_ => Seen()),
        });
    }

    /// <summary>The number of killed processes.</summary>
    public int Killed => _process.Killed;

    /// <summary>Runs all processes, and returns what differs from an uninterrupted export; empty if nothing does.</summary>
    /// <param name="rounds">The number of processes to kill.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<IReadOnlyList<string>> RunAsync(int rounds, CancellationToken cancellation)
    {
        await using SandboxHost host = await SandboxHost.StartAsync(_account, cancellationToken: cancellation);
        string whole = Directory.CreateDirectory(Path.Combine(_folder, "whole")).FullName;
        string killed = Directory.CreateDirectory(Path.Combine(_folder, "killed")).FullName;
        await ExportAsync(host.BaseAddress, Path.Combine(whole, "first", _name), killAt: 0, cancellation);
        int all = _requests;
        for (int round = 0; round < rounds; round++)
        {
            await ExportAsync(host.BaseAddress, Path.Combine(killed, _name), 1 + _random.Next(all), cancellation);
            if (_random.Next(2) == 0)
            {
                _ = _account.ReceiveMessage(Busy[round % 2], $"Message {round}, during the export.");
            }
        }

        await ExportAsync(host.BaseAddress, Path.Combine(killed, _name), killAt: 0, cancellation);
        string again = await ExportAsync(host.BaseAddress, Path.Combine(killed, _name), killAt: 0, cancellation);
        await ExportAsync(host.BaseAddress, Path.Combine(whole, "second", _name), killAt: 0, cancellation);
        List<string> differences = [.. Differences(Path.Combine(whole, "second"), killed)];
        if (again != "new 0" && again != "new ")
        {
            differences.Add($"The second complete run wrote again: {again}");
        }

        return differences;
    }

    public void Dispose()
    {
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Differences(string expected, string actual)
    {
        string[] names = Names(expected);
        string[] others = Names(actual);
        IEnumerable<string> missing = names.Except(others).Select(static name => $"{name} is missing");
        IEnumerable<string> left = others.Except(names).Select(static name => $"{name} is left over");
        IEnumerable<string> changed = names.Intersect(others)
            .Where(name => !File.ReadAllBytes(Path.Combine(expected, name)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))))
            .Select(static name => $"{name} differs");
        return missing.Concat(left).Concat(changed);
    }

    private static string[] Names(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(folder, file))];

    /// <summary>Called before the server handles a request. The process may write a file at this moment.</summary>
    private void Seen()
    {
        if (Interlocked.Increment(ref _requests) == Volatile.Read(ref _killAt))
        {
            _ = Task.Run(_process.Kill);
        }
    }

    private async Task<string> ExportAsync(Uri server, string path, int killAt, CancellationToken cancellation)
    {
        Volatile.Write(ref _requests, 0);
        Volatile.Write(ref _killAt, killAt);
        (int exit, string output, string errors) = await _process.RunAsync(
            _script, [_module, server.AbsoluteUri, Token, path, _format], cancellation);
        return exit == 0 || killAt > 0
            ? output.Trim()
            : throw new InvalidOperationException($"The export ended with {exit}: {output}{errors}");
    }
}
