using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine;

public sealed class ProxyTests
{
    [Fact]
    public void What_is_sent_goes_through_the_proxy_that_is_given()
    {
        using var proxy = new LoopbackServer(LoopbackReply.Answer(201, """{"type":"MESSAGE","id":"m1"}"""));
        Uri nobody = LoopbackServer.Nobody();
        using var session = ModuleSession.ConnectedTo(nobody, $"-Proxy {proxy.Uri}");

        SessionResult result = session.Run(
            "Send-HubSpotThreadMessage -ThreadId 123 -Text Hello -Recipient jane@example.com -ChannelId EMAIL "
            + "-ChannelAccountId 5 -SenderActorId A-1");

        result["MessageId"].ShouldBe("m1");
        proxy.Requests.ShouldHaveSingleItem().Target.ShouldBe($"{nobody}conversations/v3/conversations/threads/123/messages");
    }
}
