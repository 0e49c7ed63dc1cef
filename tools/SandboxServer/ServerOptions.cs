using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>The command line.</summary>
internal sealed class ServerOptions
{
    private readonly Option<int> _port = new("--port")
    {
        Description = "The port on the loopback address; 0 takes any free one.",
        DefaultValueFactory = _ => 5055,
    };

    private readonly Option<string?> _token = new("--token")
    {
        Description = "The only access token to accept. Without it any token will do.",
    };

    private readonly Option<int> _latency = new("--latency")
    {
        Description = "Milliseconds that each request waits.",
    };

    private readonly Option<(int Limit, TimeSpan Window)> _rate = new("--rate")
    {
        Description = "Requests and seconds of the rolling limit; 0 sets none.",
        HelpName = "requests/seconds",
        CustomParser = ParseRate,
        DefaultValueFactory = _ => (190, TimeSpan.FromSeconds(10)),
    };

    private readonly Option<int> _daily = new("--daily")
    {
        Description = "Requests of the daily limit; 0 sets none.",
        DefaultValueFactory = _ => 650_000,
    };

    private readonly Option<string[]> _missingScopes = new("--missing-scope")
    {
        Description = "A scope that the app lacks, such as conversations.write. Repeatable.",
    };

    private readonly FaultOptions _faults = new();

    public RootCommand Command()
    {
        var command = new RootCommand("Serves a HubSpot account in memory over HTTP, with faults on request.")
        {
            _port, _token, _latency, _rate, _daily, _missingScopes,
        };
        _faults.AddTo(command);
        return command;
    }

    public int Port(ParseResult line) => line.GetValue(_port);

    public SandboxAccount Account(ParseResult line)
    {
        (int limit, TimeSpan window) = line.GetValue(_rate);
        return new SandboxAccount(new SandboxOptions
        {
            AccessToken = line.GetValue(_token),
            Latency = TimeSpan.FromMilliseconds(line.GetValue(_latency)),
            RateLimit = limit,
            RateWindow = window,
            DailyLimit = line.GetValue(_daily),
            MissingScopes = line.GetValue(_missingScopes) ?? [],
            Faults = _faults.Plan(line),
        });
    }

    private static (int Limit, TimeSpan Window) ParseRate(ArgumentResult result)
    {
        string[] parts = result.Tokens[0].Value.Split('/');
        if (parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
            && int.TryParse(parts.ElementAtOrDefault(1) ?? "10", NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            && seconds > 0)
        {
            return (limit, TimeSpan.FromSeconds(seconds));
        }

        result.AddError("--rate takes requests/seconds, such as 190/10.");
        return default;
    }
}
