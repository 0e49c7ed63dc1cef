using System.Management.Automation;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>Wait-HubSpotMessage.</summary>
public sealed class WaitMessageTests
{
    private const string Message = "$to = @{ ThreadId = '6065362089'; Recipient = 'jane@example.com'; "
        + "ChannelId = 'EMAIL'; Subject = 'S'; Sender = 'A-52301001' }; ";

    private const string Send = Message + "'one', 'two', 'three' | Send-HubSpotThreadMessage @to -ChannelAccountId 62001";

    private readonly PauseClock _clock = new(1, 2, 4, 8, 16, 30, 9);

    [Fact]
    public void Wait_DeliveryTakesTime_EmitsTheUpdatedMessagesInInputOrder()
    {
        (SandboxAccount account, ModuleSession session) = Connect(TimeSpan.FromSeconds(6));
        using ModuleSession open = session;

        SessionResult result = session.Run(Send + " | Wait-HubSpotMessage").ShouldSucceed();

        result.Output.Select(static m => $"{m.Properties["Text"].Value} {m.Properties["Status"].Value}")
            .ShouldBe(["one SENT", "two SENT", "three SENT"]);
        _clock.Pauses.ShouldBe([1, 2, 4]);
        Checks(account).Count.ShouldBe(3 * 4);
    }

    [Fact]
    public void Wait_Messages_HaveTheViewWithTheirStatus()
    {
        (_, ModuleSession session) = Connect(TimeSpan.Zero);
        using ModuleSession open = session;

        session.Run(Send + " | Wait-HubSpotMessage").ShouldSucceed().Output
            .ShouldAllBe(static message => message.TypeNames[0] == "HubSpotConversations.Models.ConversationMessage#Delivery");
    }

    [Fact]
    public void Wait_OneMessageFails_ReportsItsReasonAndEmitsTheOthers()
    {
        (_, ModuleSession session) = Connect(TimeSpan.FromSeconds(2));
        using ModuleSession open = session;

        SessionResult result = session.Run(
            Message + "$sent = 62001, 62002, 62001 | ForEach-Object { Send-HubSpotThreadMessage @to \"by $_\" -ChannelAccountId $_ }; "
            + "$sent | Wait-HubSpotMessage");

        result.Terminating.ShouldBeNull();
        result.Output.Select(static m => m.Properties["Text"].Value).ShouldBe(["by 62001", "by 62001"]);
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryFailed,");
        error.Exception.Message.ShouldContain("The channel account can't send");
        dynamic target = error.TargetObject;
        ((string)target.Text).ShouldBe("by 62002");
        ((string)target.Status.FailureDetails.ErrorMessage).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Wait_TimeIsOver_NamesTheLastStatus()
    {
        (SandboxAccount account, ModuleSession session) = Connect(TimeSpan.FromHours(1));
        using ModuleSession open = session;

        SessionResult result = session.Run(Send + " | Wait-HubSpotMessage -TimeoutSec 100");

        result.Terminating.ShouldBeNull();
        result.Output.ShouldBeEmpty();
        result.Errors.Count.ShouldBe(3);
        ErrorRecord error = result.Errors[0];
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryPending,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.OperationTimeout);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotDeliveryPendingException");
        error.Exception.Message.ShouldEndWith("after 100 seconds. Its last status is SENDING.");
        ((string)((dynamic)error.Exception).LastStatus).ShouldBe("SENDING");
        ((string)((dynamic)error.TargetObject).Text).ShouldBe("one");
        _clock.Pauses.ShouldBe([1, 2, 4, 8, 16, 30, 30, 9]);
        Checks(account).Count.ShouldBe(3 * 9);
    }

    [Fact]
    public void Wait_NoTime_ChecksEachMessageOnce()
    {
        (SandboxAccount account, ModuleSession session) = Connect(TimeSpan.FromSeconds(3));
        using ModuleSession open = session;

        session.Run(Send + " | Wait-HubSpotMessage -Timeout 0").Errors.Count.ShouldBe(3);

        _clock.Pauses.ShouldBeEmpty();
        Checks(account).Count.ShouldBe(3);
    }

    [Fact]
    public void Wait_MessagesFromElsewhere_BindByProperty()
    {
        (SandboxAccount account, ModuleSession session) = Connect(TimeSpan.Zero);
        using ModuleSession open = session;
        PSObject sent = session.Run(Message + "Send-HubSpotThreadMessage @to Hi -ChannelAccountId 62001").Single;
        string id = (string)sent.Properties["MessageId"].Value;
        PSObject again = PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(sent)));
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("ThreadId", 6065362089));
        row.Properties.Add(new PSNoteProperty("MessageId", id));

        SessionResult result = session.RunWithInput("$input | Wait-HubSpotMessage", [again, row, sent]).ShouldSucceed();

        result.Output.Select(static m => m.Properties["MessageId"].Value).ShouldBe([id, id, id]);
        result.Output.ShouldAllBe(static m => m.BaseObject.GetType().Name == "ConversationMessage");
        Checks(account).Count.ShouldBe(1);
        session.Run($"Wait-HubSpotMessage 6065362089 {id}")["Status"]!.ToString().ShouldBe("SENT");
    }

    [Fact]
    public void Wait_HistoryLags_WaitsForTheMessage()
    {
        (_, ModuleSession session) = Connect(TimeSpan.Zero, lag: TimeSpan.FromSeconds(5));
        using ModuleSession open = session;

        session.Run(Send + " | Wait-HubSpotMessage").ShouldSucceed().Output.Count.ShouldBe(3);

        _clock.Pauses.ShouldBe([1, 2, 4]);
    }

    [Fact]
    public void Wait_UnknownMessageAndComment_AreErrorsOfTheirOwn()
    {
        (_, ModuleSession session) = Connect(TimeSpan.Zero);
        using ModuleSession open = session;

        SessionResult result = session.Run(
            "(Get-HubSpotThreadMessage 6065362089 -Type COMMENT -First 1), [pscustomobject]@{ ThreadId = 6065362089; MessageId = 'none' } | "
            + "Wait-HubSpotMessage");

        result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0])
            .ShouldBe(["HubSpotValidationFailed", "HubSpotNotFound"]);
        result.Errors[0].Exception.Message.ShouldContain("has no delivery status");
        result.Errors[1].TargetObject.ShouldBe("none");
    }

    [Fact]
    public void Wait_ChecksFail_KeepsCheckingAndReportsTheLastFailureWithTheStatus()
    {
        (SandboxAccount account, ModuleSession session) = Connect(TimeSpan.FromHours(1));
        using ModuleSession open = session;
        session.Run(Message + "$global:sent = " + Send[Message.Length..]).ShouldSucceed();
        _clock.Jumping = () => account.Faults = new FaultPlan(1) { StatusBefore = 1, StatusCodes = [503] };

        SessionResult result = session.Run("$sent | Wait-HubSpotMessage -TimeoutSec 1");

        result.Errors.Count.ShouldBe(3);
        result.Errors[0].Exception.Message.ShouldContain("Its last status is SENDING. The last check failed: ");
        result.Errors[0].Exception.InnerException.ShouldNotBeNull();

        account.Faults = null;
        _clock.Jumping = () => account.Faults = null;
        account.Faults = new FaultPlan(1) { StatusBefore = 1, StatusCodes = [503] };
        _clock.Advance(TimeSpan.FromHours(1));
        session.Run("$sent | Wait-HubSpotMessage").ShouldSucceed().Output.Count.ShouldBe(3);
    }

    [Fact]
    public void Wait_RejectedToken_EndsTheCall()
    {
        using var outbox = new Outbox(Replies.Unauthorized("INVALID_AUTHENTICATION"));

        SessionResult result = outbox.RunTrapped(
            "[pscustomobject]@{ ThreadId = 1; MessageId = 'a' }, [pscustomobject]@{ ThreadId = 1; MessageId = 'b' } | Wait-HubSpotMessage -ThrottleLimit 1");

        result.Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        result.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Wait_Stopped_EndsWithoutAnotherRequest()
    {
        using var session = new ModuleSession();
        var account = new SandboxAccount(new SandboxOptions { Clock = _clock, DeliveryDelay = TimeSpan.FromHours(1) });
        var clock = new PauseClock();
        session.Run(
            "param($c) $global:c = $c; "
                + "$global:sent = Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Connection $c",
            StagedConnection.Over(session, account.CreateHandler(), clock)).ShouldSucceed();
        using var shell = PowerShell.Create(session.Runspace);
        shell.AddScript("$sent | Wait-HubSpotMessage -Connection $c");

        // The bar shows that the pause begins. The clock stands still, so only Ctrl+C can end it.
        using var paused = new ManualResetEventSlim();
        shell.Streams.Progress.DataAdded += (_, _) =>
        {
            if (shell.Streams.Progress[^1].StatusDescription.Contains("next check", StringComparison.Ordinal))
            {
                paused.Set();
            }
        };
        IAsyncResult run = shell.BeginInvoke();
        paused.Wait(TestContext.Current.CancellationToken);
        shell.Stop();

        Should.Throw<PipelineStoppedException>(() => shell.EndInvoke(run));
        Checks(account).Count.ShouldBe(1);
    }

    [Fact]
    public void Wait_ShowsProgressThatFitsAndEnds()
    {
        (_, ModuleSession session) = Connect(TimeSpan.FromSeconds(2));
        using ModuleSession open = session;

        IReadOnlyList<ProgressRecord> bar = [.. session.Run(Send + " | Wait-HubSpotMessage").ShouldSucceed().Progress
            .Where(static record => record.Activity == "Waiting for deliveries")];

        bar.Select(static record => record.StatusDescription).ShouldContain("0 of 3 done, next check in 1 s");
        bar[^1].RecordType.ShouldBe(ProgressRecordType.Completed);
    }

    private static List<SandboxRequest> Checks(SandboxAccount account)
        => [.. account.Requests.Where(static r => r.Method == "GET" && r.PathAndQuery.Contains("/messages/", StringComparison.Ordinal))];

    private (SandboxAccount Account, ModuleSession Session) Connect(TimeSpan delay, TimeSpan lag = default)
    {
        var account = new SandboxAccount(
            new SandboxOptions { Clock = _clock, DeliveryDelay = delay, HistoryLag = lag });
        var session = new ModuleSession();
        session.Run(
            "param($c) $global:PSDefaultParameterValues = @{ '*-HubSpot*:Connection' = $c }",
            StagedConnection.Over(session, account.CreateHandler(), _clock)).ShouldSucceed();
        return (account, session);
    }
}
