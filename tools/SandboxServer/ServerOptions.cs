using System.CommandLine;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>The command line.</summary>
internal sealed class ServerOptions
{
    private readonly Option<int> _port =
        WholeOption.Of("--port", "The port on the loopback address; 0 takes any free one.", 5055, maximum: 65_535);

    private readonly Option<string?> _token = new("--token")
    {
        Description = "The only access token to accept. Without it any token will do.",
    };

    private readonly Option<int> _latency =
        WholeOption.Of("--latency", "Milliseconds that each request waits.", 0);

    private readonly Option<Rate> _rate = new("--rate")
    {
        Description = "Requests and seconds of the rolling limit; 0 sets none.",
        HelpName = "requests/seconds",
        CustomParser = Rate.Parse,
        DefaultValueFactory = _ => new Rate(190, 10),
    };

    private readonly Option<int> _daily =
        WholeOption.Of("--daily", "Requests of the daily limit; 0 sets none.", 650_000);

    private readonly Option<string[]> _missingScopes = new("--missing-scope")
    {
        Description = "A scope that the app lacks, such as conversations.write. Repeatable.",
    };

    private readonly Option<int> _threads =
        WholeOption.Of("--threads", "Threads beside those that the sandbox always has.", 0, maximum: 1_000_000);

    private readonly Option<double> _visitorEvery = new("--visitor-every")
    {
        Description = "Seconds after which a visitor writes, again and again; 0 for never.",
    };

    private readonly Option<string[]> _visitorThreads = new("--visitor-thread")
    {
        Description = "A thread that visitors write in; without it an email and a chat, in turn. Repeatable.",
    };

    private readonly Option<bool> _assignee = new("--assignee-under-threads")
    {
        Description = "Has the assignee below the path of the thread, as some say of HubSpot.",
    };

    private readonly Option<bool> _emptyPages = new("--empty-pages")
    {
        Description = "Leaves every second page of the threads empty.",
    };

    private readonly OAuthOptions _oauth = new();

    private readonly HistoryOptions _history = new();

    private readonly FaultOptions _faults = new();

    public RootCommand Command()
    {
        var command = new RootCommand("Serves a HubSpot account in memory over HTTP, with faults on request.")
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
            EmptyPages = line.GetValue(_emptyPages),
        });
    }
}
