using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

public sealed class SendTests
{
    [Fact]
    public void Send_writes_the_exact_request_for_its_parameters()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(201, """{"type":"MESSAGE","id":"m1","conversationsThreadId":"123"}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run(
            "Send-HubSpotThreadMessage -ThreadId 123 -Text 'Hé <llo>' -Recipient jane@example.com -ChannelId EMAIL "
            + "-ChannelAccountId 5 -SenderActorId A-1");

        result["MessageId"].ShouldBe("m1");
        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/conversations/v3/conversations/threads/123/messages");
        request.Headers["Authorization"].ShouldBe("Bearer test-token");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Body.ShouldBe(
            """{"type":"MESSAGE","text":"Hé <llo>","attachments":[],"recipients":[{"recipientField":"TO","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}],"senderActorId":"A-1","channelId":"1002","channelAccountId":"5"}""");
    }
}
