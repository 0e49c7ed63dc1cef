using System.Management.Automation;
using System.Reflection;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Errors;

/// <summary>The documented errors that HubSpot's responses cause during a send.</summary>
public sealed class ErrorTableTests
{
    private const string Api = "HubSpotConversations.HubSpotApiException";
    private const string Unknown = "HubSpotConversations.HubSpotDeliveryUnknownException";

    [Theory]
    [InlineData(400, "HubSpotValidationFailed", ErrorCategory.InvalidArgument, Api, "Correct what the message names")]
    [InlineData(422, "HubSpotValidationFailed", ErrorCategory.InvalidArgument, Api, "Correct what the message names")]
    [InlineData(403, "HubSpotForbidden", ErrorCategory.PermissionDenied, Api, "have permission to do this")]
    [InlineData(404, "HubSpotNotFound", ErrorCategory.ObjectNotFound, Api, "Check the id")]
    [InlineData(405, "HubSpotRequestRefused", ErrorCategory.InvalidOperation, Api, "Check the reason")]
    [InlineData(409, "HubSpotRequestRefused", ErrorCategory.InvalidOperation, Api, "Check the reason")]
    [InlineData(418, "HubSpotRequestRefused", ErrorCategory.InvalidOperation, Api, "Check the reason")]
    [InlineData(423, "HubSpotLocked", ErrorCategory.ResourceBusy, Api, "few seconds")]
    [InlineData(477, "HubSpotUnavailable", ErrorCategory.ResourceUnavailable, Api, "later")]
    [InlineData(500, "HubSpotDeliveryUnknown", ErrorCategory.OperationTimeout, Unknown, "before sending again")]
    [InlineData(502, "HubSpotDeliveryUnknown", ErrorCategory.OperationTimeout, Unknown, "before sending again")]
    [InlineData(503, "HubSpotDeliveryUnknown", ErrorCategory.OperationTimeout, Unknown, "before sending again")]
    [InlineData(524, "HubSpotDeliveryUnknown", ErrorCategory.OperationTimeout, Unknown, "before sending again")]
    public void A_rejected_item_reports_an_error_and_the_next_item_is_sent(
        int status, string errorId, ErrorCategory category, string exceptionType, string advice)
    {
        using var outbox = new Outbox(RefuseFirst(Replies.Refused(status)));

        SessionResult result = outbox.RunTrapped(
            """
            [pscustomobject]@{ ThreadId = '1'; Text = 'refused' }, [pscustomobject]@{ ThreadId = '2'; Text = 'sent' } |
                Send-HubSpotThreadMessage @rest -OnUnknown Stop
            """);

        result.Terminating.ShouldBeNull();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        error.CategoryInfo.Category.ShouldBe(category);
        error.Exception.GetType().FullName.ShouldBe(exceptionType);
        error.ErrorDetails.RecommendedAction.ShouldContain(advice);
        error.ErrorDetails.Message.ShouldBe("Row 1 (thread 1): " + error.Exception.Message);
        error.Exception.Message.ShouldContain("Multiple errors validating request.");
        error.Exception.Message.ShouldContain("Actor type VISITOR is not supported for sending");
        error.Exception.Message.ShouldContain("ConversationsApiError.UNSUPPORTED_ACTOR_TYPE");
        error.Exception.Message.ShouldContain("Text is too long (in text)");
        error.Exception.Message.ShouldContain(Replies.CorrelationId);
        PSObject.AsPSObject(error.TargetObject).Properties["Text"].Value.ShouldBe("refused");
        outbox.Texts.ShouldBe(["refused", "sent"]);
        result.Output.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("'refused', 'sent' | Send-HubSpotThreadMessage 1 @rest", typeof(string))]
    [InlineData("(New-HubSpotThreadMessage 1 refused), (New-HubSpotThreadMessage 1 sent) | Send-HubSpotThreadMessage @rest", null)]
    [InlineData("Send-HubSpotThreadMessage 1 refused @rest; Send-HubSpotThreadMessage 1 sent @rest", null)]
    public void The_target_is_the_piped_object_or_the_draft(string script, Type? type)
    {
        using var outbox = new Outbox(RefuseFirst(Replies.Refused(400)));

        ErrorRecord error = outbox.Run(script).Errors.ShouldHaveSingleItem();

        object target = error.TargetObject is PSObject wrapped ? wrapped.BaseObject : error.TargetObject;
        target.GetType().FullName.ShouldBe(type?.FullName ?? "HubSpotConversations.Models.MessageDraft");
        (target as string ?? (string)((dynamic)target).Text).ShouldBe("refused");
        outbox.Texts.ShouldBe(["refused", "sent"]);
    }

    [Fact]
    public void The_message_and_the_recommendation_name_the_missing_scopes()
    {
        using var outbox = new Outbox(Replies.ScopesMissing);

        ErrorRecord error = outbox.Run("Send-HubSpotThreadMessage 1 Hi @rest").Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotScopeMissing,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.PermissionDenied);
        error.Exception.Message.ShouldContain("conversations.write, files");
        error.ErrorDetails.RecommendedAction.ShouldContain("conversations.write, files");
    }

    [Theory]
    [InlineData("INVALID_AUTHENTICATION", "Check the access token")]
    [InlineData("EXPIRED_AUTHENTICATION", "has expired")]
    public void A_rejected_token_ends_the_call(string hubSpotCategory, string advice)
    {
        using var outbox = new Outbox(Replies.Unauthorized(hubSpotCategory));

        SessionResult result = outbox.RunTrapped("'a', 'b' | Send-HubSpotThreadMessage 1 @rest");

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.AuthenticationError);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotAuthenticationException");
        error.ErrorDetails.RecommendedAction.ShouldContain(advice);
        error.Exception.Message.ShouldContain(Replies.CorrelationId);
        error.TargetObject.ToString().ShouldBe("a");
        outbox.Texts.ShouldBe(["a"]);
    }

    [Fact]
    public void The_daily_limit_ends_the_call()
    {
        using var outbox = new Outbox(Replies.LimitReached("DAILY"));

        SessionResult result = outbox.RunTrapped("'a', 'b' | Send-HubSpotThreadMessage 1 @rest");

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDailyLimitReached,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.QuotaExceeded);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotRateLimitException");
        error.ErrorDetails.RecommendedAction.ShouldContain("midnight");
        outbox.Texts.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("TEN_SECONDLY_ROLLING", "7")]
    [InlineData("SECONDLY", "7")]
    public void The_error_for_a_rolling_limit_states_how_long_to_wait(string policy, string seconds)
    {
        using var outbox = new Outbox(RefuseFirst(Replies.LimitReached(policy, "Retry-After: " + seconds)));

        SessionResult result = outbox.Run("'refused', 'sent' | Send-HubSpotThreadMessage 1 @rest");

        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotRateLimited,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.LimitsExceeded);
        error.ErrorDetails.RecommendedAction.ShouldContain("in 7 seconds");
        dynamic exception = error.Exception;
        ((string)exception.Policy).ShouldBe(policy);
        ((TimeSpan?)exception.RetryAfter).ShouldBe(TimeSpan.FromSeconds(7));
        outbox.Texts.ShouldBe(["refused", "sent"]);
    }

    [Fact]
    public void Sending_without_a_connection_ends_the_call()
    {
        using var session = new ModuleSession();

        SessionResult result = session.RunTrapped(
            "'a', 'b' | Send-HubSpotThreadMessage 1 -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1");

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.ConnectionError);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotNotConnectedException");
        error.ErrorDetails.RecommendedAction.ShouldContain("Connect-HubSpot");
        error.TargetObject.ToString().ShouldBe("a");
    }

    [Theory]
    [InlineData("InUse", "HubSpotJournalInUse", ErrorCategory.ResourceBusy, "Wait until")]
    [InlineData("NotAJournal", "HubSpotJournalRefused", ErrorCategory.InvalidData, "specify another journal")]
    [InlineData("Damaged", "HubSpotJournalRefused", ErrorCategory.InvalidData, "specify another journal")]
    [InlineData("OtherAccount", "HubSpotJournalRefused", ErrorCategory.InvalidData, "specify another journal")]
    [InlineData("OtherContent", "HubSpotJournalRefused", ErrorCategory.InvalidData, "specify another journal")]
    [InlineData("NotOpened", "HubSpotJournalNotWritten", ErrorCategory.WriteError, "with the same journal")]
    [InlineData("NotWritten", "HubSpotJournalNotWritten", ErrorCategory.WriteError, "with the same journal")]
    [InlineData("Lost", "HubSpotJournalNotWritten", ErrorCategory.WriteError, "Move or restore the journal")]
    public void An_unusable_journal_ends_the_call(
        string problem, string errorId, ErrorCategory category, string advice)
    {
        using var session = new ModuleSession();
        var type = (Type)session.Run("[HubSpotConversations.HubSpotJournalException]").Single.BaseObject;
        var cmdlet = (Type)session.Run("(Get-Command Connect-HubSpot).ImplementingType").Single.BaseObject;
        object exception = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single().Invoke(
            [Enum.Parse(type.GetProperty("Problem")!.PropertyType, problem), "a.jsonl", "It is so.", null]);
        Type records = cmdlet.Assembly.GetType("HubSpotConversations.Errors.ErrorRecords")!;

        var error = (ErrorRecord)records.GetMethod("Create")!.Invoke(null, [exception, null, null])!;

        error.FullyQualifiedErrorId.ShouldBe(errorId);
        error.CategoryInfo.Category.ShouldBe(category);
        error.ErrorDetails.RecommendedAction.ShouldContain(advice);
        error.Exception.Message.ShouldBe("It is so.");
        records.GetMethod("EndsTheCall")!.Invoke(null, [exception]).ShouldBe(true);
    }

    private static Func<LoopbackRequest, LoopbackReply> RefuseFirst(LoopbackReply refusal)
        => request => request.Body.Contains("refused", StringComparison.Ordinal) ? refusal : Replies.Sent;
}
