namespace HubSpotConversations.Bench;

/// <summary>A way to send many messages, and what it took.</summary>
internal sealed record BulkWay(string Name, Func<string[], string[]> Command)
{
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
        if (scenario.IsLimited)
        {
            return [client, cmdlet];
        }

        BulkWay rest = scenario.AtOnce == 1
            ? new BulkWay("Invoke-RestMethod", static arguments => Script("rest", arguments))
            : new BulkWay(
                "Invoke-RestMethod in ForEach-Object -Parallel", static arguments => Script("parallel", arguments));
        rest.Missing = ScriptHost.IsPwsh ? null : "left out: there is no pwsh, and only it has Invoke-RestMethod";
        return [client, cmdlet, rest];
    }

    public void Fail() => (HasFailed, Missing) = (true, "failed, see above");

    private static string[] Script(string way, string[] arguments)
        => ScriptHost.Command("bulk-send.ps1", [way, Checkout.StagedModule, .. arguments]);
}
