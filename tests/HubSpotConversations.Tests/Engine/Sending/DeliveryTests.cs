using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>
/// Errors of sends without a usable response: do they say whether the message may have been delivered?
/// </summary>
public sealed class DeliveryTests
{
    private const string Accepted = """{"type":"MESSAGE","id":"m1"}""";

    public static TheoryData<string> UnknownOutcomes => ["drop", "truncated", "html 502", "empty 500"];

    public static TheoryData<string> UnexpectedResponses => ["html 200", "html 201", "empty 201", "cut 201", "text 201", "array 201", "redirect"];

    [Theory]
    [MemberData(nameof(UnknownOutcomes))]
    public void A_message_that_may_have_arrived_is_sent_once_and_reported_as_unknown(string fault)
    {
        using var outbox = new Outbox(Fault(fault));

        SessionResult result = outbox.RunTrapped("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop");

        result.Terminating.ShouldBeNull();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryUnknown,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.OperationTimeout);
        error.Exception.Message.ShouldStartWith("It is not known whether the message for thread 77 was sent: ");
        error.ErrorDetails.RecommendedAction.ShouldContain("before sending again");
        dynamic exception = error.Exception;
        ((string)exception.ThreadId).ShouldBe("77");
        ((string)exception.Draft.Text).ShouldBe("Hi");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void A_message_that_times_out_is_sent_once_and_reported_as_unknown()
    {
        using var outbox = new Outbox(LoopbackReply.Hang(), "-TimeoutSec 1");

        ErrorRecord error = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop").Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryUnknown,");
        error.Exception.Message.ShouldContain("no response came within 1 seconds");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void The_error_of_a_comment_that_may_have_arrived_contains_its_draft()
    {
        using var outbox = new Outbox(LoopbackReply.Drop());

        ErrorRecord error = outbox.Run("Add-HubSpotThreadComment 77 Hi").Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryUnknown,");
        error.Exception.Message.ShouldContain("the comment for thread 77");
        ((string)((dynamic)error.Exception).Draft.GetType().Name).ShouldBe("CommentDraft");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void The_draft_in_the_error_can_be_sent_again()
    {
        int requests = 0;
        using var outbox = new Outbox(_ => Interlocked.Increment(ref requests) == 1 ? LoopbackReply.Drop() : Replies.Sent);
        outbox.Run("New-HubSpotAttachment 7 | Send-HubSpotThreadMessage 77 Hi -RichText '<b>Hi</b>' -Subject S @rest -OnUnknown Stop").Errors.Count.ShouldBe(1);

        outbox.Run("$Error[0].Exception.Draft | Send-HubSpotThreadMessage").ShouldSucceed();

        outbox.RawBodies.Count.ShouldBe(2);
        outbox.RawBodies[1].ShouldBe(outbox.RawBodies[0]);
    }

    [Fact]
    public void An_unreachable_server_reports_that_nothing_was_sent()
    {
        using ModuleSession session = ModuleSession.ConnectedTo(LoopbackServer.UnusedAddress());

        SessionResult result = session.RunTrapped(
            "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1");

        result.Terminating.ShouldBeNull();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnreachable,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.ConnectionError);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotUnreachableException");
        error.Exception.Message.ShouldContain("The request was not sent.");
        error.ErrorDetails.RecommendedAction.ShouldContain("-Proxy");
    }

    [Theory]
    [MemberData(nameof(UnexpectedResponses))]
    public void An_unexpected_response_is_an_error_and_never_a_message(string fault)
    {
        using var elsewhere = new LoopbackServer(Replies.Sent);
        using var outbox = new Outbox(Fault(fault, elsewhere.Uri));

        SessionResult result = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop");

        result.Output.ShouldBeEmpty();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnexpectedResponse,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.InvalidResult);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotUnexpectedResponseException");
        error.ErrorDetails.RecommendedAction.ShouldContain("-BaseUri");
        error.Exception.Message.Contains("Don't send it again", StringComparison.Ordinal)
            .ShouldBe(fault.EndsWith("201", StringComparison.Ordinal));
        outbox.RawBodies.Count.ShouldBe(1);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Send_reads_JSON_with_another_content_type()
    {
        using var outbox = new Outbox(LoopbackReply.Response(201, Accepted, "text/plain"));

        outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop")["MessageId"].ShouldBe("m1");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public void The_error_quotes_an_HTML_response_on_one_line(int status)
    {
        using var outbox = new Outbox(Replies.Page(status));

        ErrorRecord error = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop").Errors.ShouldHaveSingleItem();

        error.Exception.Message.ShouldContain("the response is not JSON (text/html): '<html><body><h1>Bad gateway</h1>");
    }

    private static LoopbackReply Fault(string name, Uri? elsewhere = null) => name switch
    {
        "drop" => LoopbackReply.Drop(),
        "truncated" => LoopbackReply.Truncated(201, Accepted),
        "html 502" => Replies.Page(502),
        "empty 500" => LoopbackReply.Response(500, string.Empty, contentType: null),
        "html 200" => Replies.Page(200),
        "html 201" => Replies.Page(201),
        "empty 201" => LoopbackReply.Response(201, string.Empty, contentType: null),
        "cut 201" => LoopbackReply.Response(201, Accepted[..^5]),
        "text 201" => LoopbackReply.Response(201, "created"),
        "array 201" => LoopbackReply.Response(201, "[]"),
        "redirect" => LoopbackReply.Response(302, string.Empty, null, $"Location: {elsewhere}"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
    };
}
