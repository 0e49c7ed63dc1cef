using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine;

/// <summary>Every row of a send ends in exactly one of: an output, an error that names it, or a count in a warning.</summary>
public sealed class SendOutcomeTests
{
    [Fact]
    public void Send_AcceptedWithStatusFailed_IsAnErrorAndNoOutput()
    {
        using var outbox = new Outbox(LoopbackReply.Answer(
            201,
            """
            {"type":"MESSAGE","id":"m1","conversationsThreadId":"123","text":"Hi",
            "status":{"statusType":"FAILED","failureDetails":{"errorMessage":"Mailbox full","errorMessageTokens":{}}}}
            """));

        SessionResult result = outbox.Run("Send-HubSpotThreadMessage 123 Hi @rest");

        result.Output.ShouldBeEmpty();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryFailed,");
        error.Exception.Message.ShouldContain("Mailbox full");
        ((string)((dynamic)error.TargetObject).Id).ShouldBe("m1");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void Send_CallEndsEarly_EveryRowIsAccountedFor()
    {
        using var outbox = new Outbox(static request => (request.Method, request.Target) switch
        {
            ("POST", var path) when path.Contains("/threads/1/", StringComparison.Ordinal) => Replies.Refused(500),
            ("POST", _) => Replies.Unauthorized(),
            _ => LoopbackReply.Answer(200, """{"results":[]}"""),
        });

        SessionResult result = outbox.Run(
            "1..60 | ForEach-Object { [pscustomobject]@{ ThreadId = $_; Text = 'Hi' } } | "
            + "Send-HubSpotThreadMessage @rest -ThrottleLimit 2 -SettlingTimeSec 60");

        ErrorRecord[] errors = [.. result.Errors];
        result.Output.ShouldBeEmpty();
        errors.ShouldContain(static error => error.Exception.GetType().Name == "HubSpotDeliveryUnknownException"
            && error.Exception.Message.Contains("thread 1 ", StringComparison.Ordinal));
        errors[^1].FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        Match counted = Regex.Match(
            result.Warnings.ShouldHaveSingleItem(), "^(?<left>[0-9]+) of (?<all>[0-9]+) messages were not attempted", RegexOptions.NonBacktracking);
        (errors.Length + int.Parse(counted.Groups["left"].Value, CultureInfo.InvariantCulture))
            .ShouldBe(int.Parse(counted.Groups["all"].Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Send_AgainInTheSameSessionAfterSentLinesWereLost_FindsItsOwnMessage()
    {
        using var folder = new TemporaryFolder();
        string journal = Path.Combine(folder.Path, "a.journal");
        using var session = new ModuleSession();
        session.Run("Connect-HubSpot -Sandbox").ShouldSucceed();
        const string Send = "param($journal) Send-HubSpotThreadMessage 6065362089 'Only once' -Sender A-52301001 -Journal $journal";
        session.Run(Send, journal).ShouldSucceed();
        string[] kept = [.. File.ReadAllLines(journal).Where(static line => !line.Contains("\"event\":\"sent\"", StringComparison.Ordinal))];
        File.WriteAllLines(journal, kept);

        SessionResult again = session.Run(Send, journal).ShouldSucceed();

        again.Single.Properties["SendOutcome"].Value.ShouldBe("Verified");
        session.Run("Get-HubSpotThreadMessage 6065362089 | Where-Object Text -EQ 'Only once'").Output.Count.ShouldBe(1);
    }
}
