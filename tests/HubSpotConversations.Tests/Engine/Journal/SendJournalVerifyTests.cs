using System.Management.Automation;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Tests.Engine.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Engine.Journal;

/// <summary>Get-HubSpotSendJournal -Verify.</summary>
public sealed class SendJournalVerifyTests : IDisposable
{
    // The second account can't send, so its message fails when the delivery is over.
    private const string Send = "param($journal) '62001', '62002', '62001' | ForEach-Object { $n = 0 } { [pscustomobject]@{ Key = \"k$((++$n))\"; "
        + "ThreadId = '6065362089'; Text = \"text $_\"; ChannelAccountId = $_ } } | "
        + "Send-HubSpotThreadMessage -Recipient jane@example.com -ChannelId EMAIL -Subject S -Sender A-52301001 -Journal $journal";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly ModuleSession _session = new();
    private readonly SandboxAccount _account;

    public SendJournalVerifyTests()
    {
        _account = new SandboxAccount(new SandboxOptions { Clock = _clock, DeliveryDelay = TimeSpan.FromMinutes(1) });
        _session.Run(
            "param($c) $global:PSDefaultParameterValues = @{ '*-HubSpot*:Connection' = $c }",
            StagedConnection.Over(_session, _account.CreateHandler(), _clock)).ShouldSucceed();
        _session.Run(Send, Journal).ShouldSucceed().Output.Count.ShouldBe(3);
    }

    private string Journal => Path.Combine(_folder.Path, "a.journal");

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Verify_MessageFailedLater_RecordsAndNamesIt()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        Counts("").ShouldBe("3 0");

        SessionResult result = Read("-Verify").ShouldSucceed();

        result.Warnings.ShouldHaveSingleItem()
            .ShouldBe("These messages of a.journal were accepted, but HubSpot could not deliver them: k2.");
        Counts("").ShouldBe("2 1");
        PSObject entry = Read("-Status DeliveryFailed").Single;
        entry.Properties["Key"].Value.ShouldBe("k2");
        ((string)entry.Properties["Error"].Value).ShouldContain("The channel account can't send");
        Read("-Verify").ShouldSucceed().Warnings.ShouldBeEmpty();

        // Another run reports the failure and sends nothing.
        int sent = _account.SentMessageCount;
        _session.Run(Send, Journal).Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryFailed,");
        _account.SentMessageCount.ShouldBe(sent);
    }

    [Fact]
    public void Verify_NothingChanged_LeavesTheFileAsItIs()
    {
        string before = File.ReadAllText(Journal);

        Read("-Verify").ShouldSucceed().Warnings.ShouldBeEmpty();

        File.ReadAllText(Journal).ShouldBe(before);
        _account.Requests.Count(static r => r.Method == "GET" && r.PathAndQuery.Contains("/messages/", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void Verify_WhatIf_LeavesTheFileAsItIs()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        string before = File.ReadAllText(Journal);

        Read("-Verify -WhatIf").ShouldSucceed().Warnings.ShouldHaveSingleItem();

        File.ReadAllText(Journal).ShouldBe(before);
    }

    [Fact]
    public void Verify_MessageIsGone_IsAnErrorThatNamesIt()
    {
        string text = File.ReadAllText(Journal);
        string id = (string)Read("-Status Sent").ShouldSucceed().Output[2].Properties["MessageId"].Value;
        File.WriteAllText(Journal, text.Replace(id, "none", StringComparison.Ordinal));

        SessionResult result = Read("-Verify");

        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        error.TargetObject.ShouldBe("k3");
        error.ErrorDetails.Message.ShouldStartWith("Message 'k3': ");
        result.Output.ShouldHaveSingleItem().Properties["Sent"].Value.ShouldBe(3);
    }

    [Fact]
    public void Verify_OtherServer_MakesNoRequest()
    {
        string journal = File.ReadAllText(Journal);
        string server = journal.Split("\"server\":\"")[1].Split('"')[0];
        File.WriteAllText(Journal, journal.Replace(server, "https://other.example", StringComparison.Ordinal));

        Read("-Verify").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalRefused,");

        _account.Requests.ShouldNotContain(static r => r.PathAndQuery.Contains("/messages/", StringComparison.Ordinal));
    }

    private SessionResult Read(string arguments)
        => _session.Run($"param($path) Get-HubSpotSendJournal -LiteralPath $path {arguments}", Journal);

    private string Counts(string arguments)
    {
        PSObject summary = Read(arguments).Single;
        return $"{summary.Properties["Sent"].Value} {summary.Properties["DeliveryFailed"].Value}";
    }
}
