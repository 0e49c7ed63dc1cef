using System.CommandLine;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.SandboxServer;

/// <summary>The command line options of the server.</summary>
internal sealed class ServerOptions
{
    private readonly Option<int> _port =
        WholeOption.Of("--port", "The port on the loopback address; 0 selects a free one.", 5055, maximum: 65_535);

    private readonly Option<string?> _token = new("--token")
    {
        Description = "The only access token to accept. By default, the server accepts any token.",
    };

    private readonly Option<int> _latency =
        WholeOption.Of("--latency", "The delay of each request in milliseconds.", 0);

    private readonly Option<Rate> _rate = new("--rate")
    {
        Description = "The rolling limit in requests/seconds; 0 turns it off.",
        HelpName = "requests/seconds",
        CustomParser = Rate.Parse,
        DefaultValueFactory = _ => new Rate(190, 10),
    };

    private readonly Option<int> _daily =
        WholeOption.Of("--daily", "The daily limit in requests; 0 turns it off.", 650_000);

    private readonly Option<string[]> _missingScopes = new("--missing-scope")
    {
        Description = "A scope that the app lacks, such as conversations.write. Repeatable.",
    };

    private readonly Option<int> _threads =
        WholeOption.Of("--threads", "The number of extra threads beside the seeded ones.", 0, maximum: 1_000_000);

    private readonly Option<double> _visitorEvery = new("--visitor-every")
    {
        Description = "The interval in seconds at which a visitor writes; 0 for never.",
    };

    private readonly Option<string[]> _visitorThreads = new("--visitor-thread")
    {
        Description = "A thread in which visitors write. Repeatable. By default, an email and a chat take turns.",
    };

    private readonly Option<bool> _assignee = new("--assignee-under-threads")
    {
        Description = "Moves the assignee under the path of the thread, as some users report.",
    };

    private readonly Option<bool> _emptyPages = new("--empty-pages")
    {
        Description = "Makes every second page of threads empty.",
    };

    private readonly OAuthOptions _oauth = new();

    private readonly HistoryOptions _history = new();

    private readonly FaultOptions _faults = new();

    public RootCommand Command()
    {
        var command = new RootCommand("Serves an in-memory HubSpot account over HTTP, with faults on request.")
        {
            _port, _token, _latency, _rate, _daily, _missingScopes, _threads, _visitorEvery, _visitorThreads,
            _assignee, _emptyPages,
        };
        _oauth.AddTo(command);
        _history.AddTo(command);
        _faults.AddTo(command);
        return command;
    }

    public int Port(ParseResult line) => line.GetValue(_port);

    public SandboxAccount Account(ParseResult line)
    {
        Rate rate = line.GetRequiredValue(_rate);
        string[] visitorThreads = line.GetValue(_visitorThreads) ?? [];
        return new SandboxAccount(new SandboxOptions
        {
            AccessToken = line.GetValue(_token),
            OAuth = _oauth.App(line),
            Latency = TimeSpan.FromMilliseconds(line.GetValue(_latency)),
            RateLimit = rate.Requests,
            RateWindow = TimeSpan.FromSeconds(rate.Seconds),
            DailyLimit = line.GetValue(_daily),
            MissingScopes = line.GetValue(_missingScopes) ?? [],
            Faults = _faults.Plan(line),
            ExtraThreads = line.GetValue(_threads),
            VisitorInterval = TimeSpan.FromSeconds(Math.Max(0, line.GetValue(_visitorEvery))),
            VisitorThreadIds = visitorThreads.Length > 0 ? visitorThreads : new SandboxOptions().VisitorThreadIds,
            AssigneeUnderThreads = line.GetValue(_assignee),
            HistoryLag = _history.Lag(line),
            MessageClockSkew = _history.ClockSkew(line),
            TrimsText = _history.TrimsText(line),
            HistoryChanges = _history.Changes(line),
            LateThreadTimes = _history.HasLateThreadTimes(line),
            FailsDelivery = _history.FailsDelivery(line),
            DeliveryDelay = _history.DeliveryDelay(line),
            EmptyPages = line.GetValue(_emptyPages),
        });
    }
}
