using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Sending;

public sealed class RecipientListTests
{
    [Theory]
    [InlineData("a@x.com; b@x.com")]
    [InlineData("a@x.com,b@x.com")]
    [InlineData(" a@x.com ;, b@x.com; ")]
    public void A_text_with_several_addresses_becomes_several_recipients(string text)
    {
        using var session = new ModuleSession();

        SessionResult result = session.Run("param($text) (New-HubSpotThreadMessage -Recipient $text).Recipients", text);

        result.ShouldSucceed().Output.Select(static recipient => recipient.BaseObject.ToString()).ShouldBe(["a@x.com", "b@x.com"]);
    }
}
