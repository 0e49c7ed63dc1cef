using System.CommandLine;
using System.CommandLine.Parsing;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.SandboxServer;

/// <summary>The command line options for faults and their probabilities.</summary>
internal sealed class FaultOptions
{
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "The seed of the random faults. The same seed gives the same faults.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string[]> _methods = new("--fault-method")
    {
        Description = "A method whose requests can fail, such as POST. Repeatable. Without it, all requests can.",
    };

    private readonly Option<int[]> _statuses = new("--fault-status")
    {
        Description = "An error status that faults return, in turn. Repeatable. The default is 503, 502 and 500.",
    };

    private readonly Option<double> _statusBefore =
        Probability("--fault-status-before", "an error status before the server stores anything");

    private readonly Option<double> _statusAfter =
        Probability("--fault-status-after", "an error status after the server stores the message");

    private readonly Option<double> _dropBefore =
        Probability("--fault-drop-before", "a broken connection before the server stores anything");

    private readonly Option<double> _dropAfter =
        Probability("--fault-drop-after", "a broken connection after the server stores the message");

    private readonly Option<double> _truncate =
        Probability("--fault-truncate", "a response shorter than declared, after the server stores the message");

    private readonly Option<double> _html =
        Probability("--fault-html", "an HTML page with status 200, without storing anything");

    private readonly Option<double> _tooMany =
        Probability("--fault-429", "status 429, without storing anything");

    private readonly Option<double> _hangBefore =
        Probability("--fault-hang-before", "a request that hangs, without storing anything");

    private readonly Option<double> _hangAfter =
        Probability("--fault-hang-after", "a request that hangs after the server stores the message");

    private readonly Option<double> _slowStore =
        Probability("--fault-slow-store", "a broken connection, after which the server stores the message late");

    private readonly Option<double> _locked =
        Probability("--fault-423", "status 423, without storing anything");

    private readonly Option<int> _slowStoreDelay =
        WholeOption.Of("--slow-store-ms", "The delay of --fault-slow-store in milliseconds.", 1000);

    public void AddTo(RootCommand command)
    {
        foreach (Option option in (Option[])[_seed, _methods, _statuses, _slowStoreDelay, .. Probabilities()])
        {
            command.Options.Add(option);
        }
    }

    public FaultPlan Plan(ParseResult line)
    {
        int[] statuses = line.GetValue(_statuses) ?? [];
        string[] methods = line.GetValue(_methods) ?? [];
        return new FaultPlan(line.GetValue(_seed))
        {
            AppliesTo = methods.Length == 0
                ? null
                : request => methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase),
            StatusCodes = statuses.Length > 0 ? statuses : [503, 502, 500],
            StatusBefore = line.GetValue(_statusBefore),
            StatusAfter = line.GetValue(_statusAfter),
            DropBefore = line.GetValue(_dropBefore),
            DropAfter = line.GetValue(_dropAfter),
            Truncate = line.GetValue(_truncate),
            Html = line.GetValue(_html),
            TooManyRequests = line.GetValue(_tooMany),
            HangBefore = line.GetValue(_hangBefore),
            HangAfter = line.GetValue(_hangAfter),
            SlowStore = line.GetValue(_slowStore),
            LockedBefore = line.GetValue(_locked),
            SlowStoreDelay = TimeSpan.FromMilliseconds(line.GetValue(_slowStoreDelay)),
        };
    }

    private static Option<double> Probability(string name, string what)
    {
        var option = new Option<double>(name)
        {
            Description = $"The probability, from 0 to 1, of {what}.",
            HelpName = "probability",
        };
        option.Validators.Add(Check);
        return option;
    }

    private static void Check(OptionResult result)
    {
        if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
        {
            result.AddError($"{result.Option.Name} must be a probability from 0 to 1.");
        }
    }

    private Option<double>[] Probabilities() =>
    [
        _statusBefore, _statusAfter, _dropBefore, _dropAfter, _truncate, _html, _tooMany, _hangBefore, _hangAfter,
        _slowStore, _locked,
    ];
}
