using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>Each row of a send produces an output, an error that names it, or a count in a warning.</summary>
public sealed class SendOutcomeTests
{
    private const string Body = "1..60 | ForEach-Object { if ($_ -eq 40) { $null = $gate.TrySetResult($true) }; "
        + "[pscustomobject]@{ ThreadId = $_; Text = 'Hi' } } | Send-HubSpotThreadMessage @rest -ThrottleLimit 2 -SettlingTimeSec 60";

    private const string Rows = "param($gate) " + Body;

    // The server responds when enough rows are waiting.
    private readonly TaskCompletionSource<bool> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void Send_AcceptedWithStatusFailed_ReportsErrorWithoutOutput()
    {
        using var outbox = new Outbox(LoopbackReply.Response(
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
        ((string)((dynamic)error.TargetObject).MessageId).ShouldBe("m1");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void Send_CallEndsEarly_EveryRowIsAccountedFor()
    {
        using var outbox = new Outbox(request => Ending(request, Replies.Unauthorized()));

        SessionResult result = outbox.Run(Rows, _gate);

        ErrorRecord[] errors = [.. result.Errors];
        result.Output.ShouldBeEmpty();
        errors.ShouldContain(static error => error.FullyQualifiedErrorId.StartsWith("HubSpotDeliveryUnknown,", StringComparison.Ordinal)
            && error.Exception.Message.Contains("thread 1 ", StringComparison.Ordinal));
        errors[^1].FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        (int left, int all) = NotAttempted(result.Warnings.ShouldHaveSingleItem());
        (errors.Length + left).ShouldBe(all);
    }

    [Fact]
    public void Send_ErrorActionStop_OtherRowsAreReportedBeforeTheErrorThatEndsThePipeline()
    {
        using var outbox = new Outbox(request => Ending(request, Replies.Refused(400)));

        SessionResult result = outbox.Run("param($gate) try { " + Body + " -Unordered -ErrorAction Stop } catch { 'ended' }", _gate);

        result.Single.BaseObject.ShouldBe("ended");
        result.Warnings.ShouldContain(static warning => warning.StartsWith("Row 1 (thread 1): It is not known", StringComparison.Ordinal));
        (int left, int all) = NotAttempted(result.Warnings[^1]);
        (result.Warnings.Count + left).ShouldBe(all, "one row ended the pipeline, and each other one has a warning or is counted");
    }

    [Fact]
    public void Send_InvalidRowUnderErrorActionStop_MessagesInFlightAreReported()
    {
        using var outbox = new Outbox(request => Ending(request, Replies.Sent));

        SessionResult result = outbox.Run(
            "param($gate) try { 1, 2, 0 | ForEach-Object { if (-not $_) { $null = $gate.TrySetResult($true) }; "
            + "[pscustomobject]@{ ThreadId = $_; Text = if ($_) { 'Hi' } else { ' ' } } } | "
            + "Send-HubSpotThreadMessage @rest -ThrottleLimit 2 -SettlingTimeSec 60 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }",
            _gate);

        result.Warnings[0].ShouldStartWith("Row 1 (thread 1): It is not known");
        result.Output[^1].BaseObject.ToString().ShouldStartWith("HubSpotValidationFailed,");
    }

    [Fact]
    public void Send_AgainAfterSentLinesWereLost_FindsItsOwnMessage()
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

    /// <summary>The message to thread 1 may have been stored. The other messages get this reply.</summary>
    private LoopbackReply Ending(LoopbackRequest request, LoopbackReply reply)
        => request.Method != "POST" ? LoopbackReply.Response(200, """{"results":[]}""")
            : request.Target.Contains("/threads/1/", StringComparison.Ordinal) ? Replies.Refused(500)
            : reply.After(_gate.Task);

    /// <summary>The numbers of a warning such as "0 of 9 messages were sent: 2 failed, 7 were not attempted."</summary>
    private static (int Left, int All) NotAttempted(string warning)
    {
        string[] words = warning.Split(' ');
        int left = Array.IndexOf(words, "not") - 2;
        words[left + 3].ShouldStartWith("attempted.");
        return (int.Parse(words[left], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
    }
}
