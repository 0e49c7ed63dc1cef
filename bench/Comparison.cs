using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>
/// Messages one after the other over loopback, side by side in one run: a compiled HttpClient, this module's client,
/// and the staged module's cmdlet in an engine. Rounds are interleaved, and the median of each is shown, because
/// machines are shared.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 7;

    private const string Piped = """
        param($texts) $texts | Send-HubSpotThreadMessage @message -ThrottleLimit 1
        """;

    // All to one thread: they go one after the other whatever the limit.
    private const string PipedAsUsual = """
        param($texts) $texts | Send-HubSpotThreadMessage @message
        """;

    private const string OneCallEach = """
        param($texts) foreach ($text in $texts) { Send-HubSpotThreadMessage -Text $text @message }
        """;

    public static async Task<int> RunAsync(string number)
    {
        int messages = int.Parse(number, CultureInfo.InvariantCulture);
        string[] texts =
        [
            .. Enumerable.Range(1, messages)
                .Select(static i => string.Create(CultureInfo.InvariantCulture, $"Hello {i}")),
        ];
        await using SandboxHost server = await BenchServer.StartAsync();
        using var raw = new RawClient(server.BaseAddress, BenchServer.Token);
        var client = new ConversationsClient(
            new ConversationsClientOptions { AccessToken = BenchServer.Token, BaseUri = server.BaseAddress });
        using Runspace runspace = Connect(server.BaseAddress);
        (string Name, Func<string[], Task> Send)[] ways =
        [
            ("HttpClient", async t => { foreach (string text in t) { _ = await raw.SendAsync(text); } }),
            ("ConversationsClient", async t =>
            {
                foreach (string text in t)
                {
                    _ = await client.Threads.SendMessageAsync(Drafts.Email(text));
                }
            }),
            ("texts | Send-… -ThrottleLimit 1", t => { Run(runspace, Piped, t); return Task.CompletedTask; }),
            ("texts | Send-HubSpotThreadMessage", t => { Run(runspace, PipedAsUsual, t); return Task.CompletedTask; }),
            ("Send-HubSpotThreadMessage, a call each", t =>
            {
                Run(runspace, OneCallEach, t);
                return Task.CompletedTask;
            }),
        ];
        var times = ways.ToDictionary(static way => way.Name, static _ => new List<double>());
        for (int round = -1; round < Rounds; round++)
        {
            foreach ((string name, Func<string[], Task> send) in ways)
            {
                long started = Stopwatch.GetTimestamp();
                await send(texts);
                if (round >= 0)
                {
                    times[name].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds / messages);
                }
            }
        }

        Print(times, messages);
        return 0;
    }

    private static void Print(Dictionary<string, List<double>> times, int messages)
    {
        double baseline = Median(times["HttpClient"]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{messages} messages one after the other over loopback, median of {Rounds} rounds:"));
        foreach ((string name, List<double> each) in times)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-42} {Median(each),7:0.000} ms a message   {Median(each) / baseline,5:0.00} x HttpClient"));
        }
    }

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Run(Runspace runspace, string script, string[] texts)
    {
        using var shell = PowerShell.Create(runspace);
        int sent = shell.AddScript(script).AddArgument(texts).Invoke().Count;
        if (sent != texts.Length || shell.HadErrors)
        {
            throw new InvalidOperationException(
                $"{sent} of {texts.Length} were sent: {shell.Streams.Error.FirstOrDefault()}");
        }
    }

    private static Runspace Connect(Uri server)
    {
        Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("message", new System.Collections.Hashtable
        {
            ["ThreadId"] = SandboxData.EmailThreadId,
            ["Recipient"] = SandboxData.VisitorEmail,
            ["ChannelId"] = "EMAIL",
            ["ChannelAccountId"] = SandboxData.EmailChannelAccountId,
            ["SenderActorId"] = SandboxData.AgentActorId,
        });
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddArgument(Checkout.StagedModule).AddStatement()
            .AddCommand("Connect-HubSpot")
            .AddParameter("BaseUri", server)
            .AddParameter("AccessToken", new NetworkCredential(string.Empty, BenchServer.Token).SecurePassword);
        shell.Invoke();
        return runspace;
    }
}
