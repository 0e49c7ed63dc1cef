namespace HubSpotConversations.Bench;

/// <summary>A way to send many messages, and what it took.</summary>
internal sealed class BulkWay(string name, Func<string[], string[]> command)
{
    public string Name => name;

    /// <summary>Why there are no figures.</summary>
    public string? Missing { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>What the process says of itself.</summary>
    public string Remark { get; set; } = string.Empty;

    public List<BulkFigures> Rounds { get; } = [];

    /// <summary>The ways that a scenario compares, the baseline first.</summary>
    public static BulkWay[] In(BulkScenario scenario)
    {
        var client = new BulkWay("HttpClient", static arguments => Child.Command(["raw-send", .. arguments]));
        var cmdlet = new BulkWay("Send-HubSpotThreadMessage", static arguments => Script("module", arguments));
        if (scenario.IsLimited || scenario.IsEncrypted)
        {
            return [client, cmdlet];
        }

        // With a session it keeps its connection, which most scripts do not ask for.
        return scenario.AtOnce == 1
            ? [client, cmdlet, Rest(string.Empty, "rest"), Rest(" -WebSession", "session")]
            : [client, cmdlet, Rest(" in ForEach-Object -Parallel", "parallel")];
    }

    /// <summary>The command of the process, with what every one of them is told.</summary>
    public string[] Command(string[] arguments) => command(arguments);

    public void Fail() => (HasFailed, Missing) = (true, "failed, see above");

    private static BulkWay Rest(string how, string way)
        => new($"Invoke-RestMethod{how}", arguments => Script(way, arguments));

    private static string[] Script(string way, string[] arguments)
        => BenchScript.Command("bulk-send.ps1", [way, Checkout.StagedModule, .. arguments]);
}
