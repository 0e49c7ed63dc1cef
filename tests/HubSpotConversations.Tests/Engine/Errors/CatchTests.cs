using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Errors;

/// <summary>How scripts handle errors: catch by class, -ErrorAction and -ErrorVariable.</summary>
public sealed class CatchTests
{
    [Theory]
    [InlineData(400, "HubSpotApiException")]
    [InlineData(400, "HubSpotException")]
    [InlineData(401, "HubSpotAuthenticationException")]
    [InlineData(401, "HubSpotApiException")]
    [InlineData(429, "HubSpotRateLimitException")]
    [InlineData(302, "HubSpotUnexpectedResponseException")]
    [InlineData(500, "HubSpotDeliveryUnknownException")]
    [InlineData(0, "HubSpotUnreachableException")]
    public void A_HubSpot_error_can_be_caught_by_its_class(int status, string exception)
    {
        using var outbox = new Outbox(Replies.Refused(status == 0 ? 400 : status));
        if (status == 0)
        {
            outbox.Run("param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token -SkipCheck -MaxRetry 0", LoopbackServer.UnusedAddress(), Secrets.Of("t"));
        }

        SessionResult result = outbox.Run(
            $$"""
            try { Send-HubSpotThreadMessage 1 Hi @rest -ErrorAction Stop; 'went on' }
            catch [System.IO.IOException] { 'wrong' }
            catch [HubSpotConversations.{{exception}}] { "caught $($_.Exception.GetType().Name)" }
            catch { 'missed' }
            """);

        result.Single.BaseObject.ToString().ShouldStartWith("caught HubSpot");
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 1 -Recipient a@x.com", "HubSpotValidationException")]
    [InlineData("New-HubSpotRecipient nobody", "HubSpotValidationException")]
    [InlineData("Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId 1002 -ChannelAccountId 5 -SenderActorId A-1", "HubSpotNotConnectedException")]
    public void A_local_error_can_be_caught_by_its_class(string script, string exception)
    {
        using var session = new ModuleSession();

        SessionResult result = session.Run(
            $"try {{ {script} -ErrorAction Stop }} catch [HubSpotConversations.{exception}] {{ 'caught' }} catch {{ 'missed' }}");

        result.Single.BaseObject.ShouldBe("caught");
    }

    [Fact]
    public void The_exception_has_properties_for_HubSpots_error_details()
    {
        using var outbox = new Outbox(Replies.Refused(400));

        SessionResult result = outbox.Run(
            """
            try { Send-HubSpotThreadMessage 1 Hi @rest -ErrorAction Stop }
            catch [HubSpotConversations.HubSpotApiException] {
                $e = $_.Exception
                [int]$e.StatusCode; $e.Category; $e.CorrelationId; $e.Errors.Count; $e.Errors[0].SubCategory; $e.RequestUri.AbsolutePath
            }
            """).ShouldSucceed();

        result.Texts.ShouldBe(
        [
            "400", "VALIDATION_ERROR", Replies.CorrelationId, "2", "ConversationsApiError.UNSUPPORTED_ACTOR_TYPE",
            "/conversations/v3/conversations/threads/1/messages",
        ]);
    }

    [Fact]
    public void Stop_ends_a_pipeline_at_its_first_error()
    {
        using var outbox = new Outbox(Replies.Refused(400));

        outbox.RunTrapped("'a', 'b' | Send-HubSpotThreadMessage 1 @rest -ErrorAction Stop").Terminating.ShouldNotBeNull();

        outbox.Texts.ShouldBe(["a"]);
    }

    [Fact]
    public void ErrorVariable_collects_errors_that_SilentlyContinue_hides()
    {
        using var outbox = new Outbox(Replies.Refused(400));

        SessionResult result = outbox.Run(
            "'a', 'b' | Send-HubSpotThreadMessage 1 @rest -ErrorAction SilentlyContinue -ErrorVariable failed; $failed.TargetObject").ShouldSucceed();

        result.Texts.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_failed_call_does_not_affect_the_next_one()
    {
        using var outbox = new Outbox(
            static request => request.Body.Contains("refused", StringComparison.Ordinal) ? Replies.Unauthorized() : Replies.Sent);

        outbox.Run("try { Send-HubSpotThreadMessage 1 refused @rest } catch { }; Send-HubSpotThreadMessage 1 sent @rest").ShouldSucceed();

        outbox.Texts.ShouldBe(["refused", "sent"]);
    }
}
