using System.CommandLine;
using System.CommandLine.Parsing;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>The part of the command line that says what goes wrong, and how often.</summary>
internal sealed class FaultOptions
{
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "The seed of the faults: the same one fails in the same way.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int[]> _statuses = new("--fault-status")
    {
        Description = "An error status that faults answer, in turn. Repeatable; 503, 502 and 500 by default.",
    };

    private readonly Option<double> _statusBefore =
        Probability("--fault-status-before", "an error status, before anything is stored");

    private readonly Option<double> _statusAfter =
        Probability("--fault-status-after", "an error status, though the message is stored");

    private readonly Option<double> _dropBefore =
        Probability("--fault-drop-before", "a broken connection, before anything is stored");

    private readonly Option<double> _dropAfter =
        Probability("--fault-drop-after", "a broken connection, though the message is stored");

    private readonly Option<double> _truncate =
        Probability("--fault-truncate", "an answer shorter than it declares, though the message is stored");

    private readonly Option<double> _html =
        Probability("--fault-html", "a page of HTML with status 200; nothing is stored");

    private readonly Option<double> _tooMany =
        Probability("--fault-429", "status 429; nothing is stored");

    private readonly Option<double> _hangBefore =
        Probability("--fault-hang-before", "no answer ever; nothing is stored");

    private readonly Option<double> _hangAfter =
        Probability("--fault-hang-after", "no answer ever, though the message is stored");

    private readonly Option<double> _slowStore =
        Probability("--fault-slow-store", "a broken connection, and the message is stored a while later");

    private readonly Option<double> _locked =
        Probability("--fault-423", "status 423; nothing is stored");

    private readonly Option<int> _slowStoreDelay =
        WholeOption.Of("--slow-store-ms", "Milliseconds of that while.", 1000);

    public void AddTo(RootCommand command)
    {
        foreach (Option option in (Option[])[_seed, _statuses, _slowStoreDelay, .. Probabilities()])
        {
            command.Options.Add(option);
        }
    }

    public FaultPlan Plan(ParseResult line)
    {
        int[] statuses = line.GetValue(_statuses) ?? [];
        return new FaultPlan(line.GetValue(_seed))
        {
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
            Description = $"How often, from 0 to 1: {what}.",
            HelpName = "probability",
        };
        option.Validators.Add(Check);
        return option;
    }

    private static void Check(OptionResult result)
    {
        if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
        {
            result.AddError($"{result.Option.Name} is a probability from 0 to 1.");
        }
    }

    private Option<double>[] Probabilities() =>
    [
        _statusBefore, _statusAfter, _dropBefore, _dropAfter, _truncate, _html, _tooMany, _hangBefore, _hangAfter,
        _slowStore, _locked,
    ];
}
