using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>What a send says when no good answer came: whether the customer may have got the message.</summary>
public sealed class DeliveryTests
{
    private const string Answer = """{"type":"MESSAGE","id":"m1"}""";

    public static TheoryData<string> WhatMayHaveArrived => ["drop", "truncated", "html 502", "empty 500"];

    public static TheoryData<string> WhatIsNoAnswer => ["html 200", "html 201", "empty 201", "cut 201", "text 201", "array 201", "redirect"];

    [Theory]
    [MemberData(nameof(WhatMayHaveArrived))]
    public void A_message_that_may_have_arrived_is_sent_once_and_said_to_be_unknown(string fault)
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
    public void A_message_without_an_answer_in_time_is_sent_once_and_said_to_be_unknown()
    {
        using var outbox = new Outbox(LoopbackReply.Hang(), "-TimeoutSec 1");

        ErrorRecord error = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop").Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryUnknown,");
        error.Exception.Message.ShouldContain("no response came within 1 seconds");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void A_comment_that_may_have_arrived_keeps_its_draft()
    {
        using var outbox = new Outbox(LoopbackReply.Drop());

        ErrorRecord error = outbox.Run("Add-HubSpotThreadComment 77 Hi").Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryUnknown,");
        error.Exception.Message.ShouldContain("the comment for thread 77");
        ((string)((dynamic)error.Exception).Draft.GetType().Name).ShouldBe("CommentDraft");
        outbox.RawBodies.Count.ShouldBe(1);
    }

    [Fact]
    public void The_draft_of_the_error_can_be_sent_again()
    {
        int requests = 0;
        using var outbox = new Outbox(_ => Interlocked.Increment(ref requests) == 1 ? LoopbackReply.Drop() : Replies.Sent);
        outbox.Run("New-HubSpotAttachment 7 | Send-HubSpotThreadMessage 77 Hi -RichText '<b>Hi</b>' -Subject S @rest -OnUnknown Stop").Errors.Count.ShouldBe(1);

        outbox.Run("$Error[0].Exception.Draft | Send-HubSpotThreadMessage").ShouldSucceed();

        outbox.RawBodies.Count.ShouldBe(2);
        outbox.RawBodies[1].ShouldBe(outbox.RawBodies[0]);
    }

    [Fact]
    public void A_server_that_can_not_be_reached_got_nothing()
    {
        using ModuleSession session = ModuleSession.ConnectedTo(LoopbackServer.Nobody());

        SessionResult result = session.RunTrapped(
            "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1");

        result.Terminating.ShouldBeNull();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnreachable,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.ConnectionError);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotUnreachableException");
        error.Exception.Message.ShouldContain("Nothing was sent.");
        error.ErrorDetails.RecommendedAction.ShouldContain("-Proxy");
    }

    [Theory]
    [MemberData(nameof(WhatIsNoAnswer))]
    public void An_answer_that_is_not_the_contract_s_is_told_and_not_taken_for_a_message(string fault)
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
    public void JSON_under_another_content_type_is_read_all_the_same()
    {
        using var outbox = new Outbox(LoopbackReply.Answer(201, Answer, "text/plain"));

        outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop")["MessageId"].ShouldBe("m1");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public void A_page_in_place_of_an_error_is_quoted_in_one_line(int status)
    {
        using var outbox = new Outbox(Replies.Page(status));

        ErrorRecord error = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -OnUnknown Stop").Errors.ShouldHaveSingleItem();

        error.Exception.Message.ShouldContain("the response is not JSON (text/html): '<html><body><h1>Bad gateway</h1>");
    }

    private static LoopbackReply Fault(string name, Uri? elsewhere = null) => name switch
    {
        "drop" => LoopbackReply.Drop(),
        "truncated" => LoopbackReply.Truncated(201, Answer),
        "html 502" => Replies.Page(502),
        "empty 500" => LoopbackReply.Answer(500, string.Empty, contentType: null),
        "html 200" => Replies.Page(200),
        "html 201" => Replies.Page(201),
        "empty 201" => LoopbackReply.Answer(201, string.Empty, contentType: null),
        "cut 201" => LoopbackReply.Answer(201, Answer[..^5]),
        "text 201" => LoopbackReply.Answer(201, "created"),
        "array 201" => LoopbackReply.Answer(201, "[]"),
        "redirect" => LoopbackReply.Answer(302, string.Empty, null, $"Location: {elsewhere}"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
    };
}
