using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Conventions;

public sealed class ShouldProcessTests : IDisposable
{
    private readonly StubHost _host = new();
    private readonly Outbox _outbox;

    public ShouldProcessTests() => _outbox = new Outbox(Replies.Sent, host: _host);

    public void Dispose() => _outbox.Dispose();

    [Theory]
    [InlineData(
        "Send-HubSpotThreadMessage 123 'Hello Jane' @rest -WhatIf",
        "\"Send MESSAGE (EMAIL, jane@example.com): 'Hello Jane'\" on target \"thread 123\"")]
    [InlineData(
        "New-HubSpotAttachment 7 | Send-HubSpotThreadMessage 123 Hi @rest -WhatIf",
        "\"Send MESSAGE (EMAIL, jane@example.com): 'Hi' with FILE 7\" on target \"thread 123\"")]
    [InlineData(
        "$WhatIfPreference = $true; Send-HubSpotThreadMessage 123 Hi @rest",
        "\"Send MESSAGE (EMAIL, jane@example.com): 'Hi'\" on target \"thread 123\"")]
    [InlineData("Add-HubSpotThreadComment 123 Hi -WhatIf", "\"Add COMMENT: 'Hi'\" on target \"thread 123\"")]
    public void WhatIf_describes_the_action_and_its_target_without_sending(string script, string said)
    {
        _outbox.Run(script).ShouldSucceed().Output.ShouldBeEmpty();

        _host.User.Shown.ShouldHaveSingleItem().ShouldContain(said);
        _outbox.RawBodies.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIf_describes_each_item_of_a_pipeline()
    {
        _outbox.Run("'a', 'b' | Send-HubSpotThreadMessage 123 @rest -WhatIf").ShouldSucceed();

        _host.User.Shown.Count.ShouldBe(2);
        _outbox.RawBodies.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIf_shows_no_control_characters()
    {
        _outbox.Run("Send-HubSpotThreadMessage 123 \"Hi`n$([char]27)[2Jthere\" @rest -WhatIf").ShouldSucceed();

        _host.User.Shown.ShouldHaveSingleItem().ShouldNotContain('\u001b');
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 123 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1 -WhatIf")]
    [InlineData("Add-HubSpotThreadComment 123 Hi -WhatIf")]
    public void WhatIf_needs_no_connection(string script)
    {
        var host = new StubHost();
        using var session = new ModuleSession(host: host);

        session.Run(script).ShouldSucceed().Output.ShouldBeEmpty();

        host.User.Shown.ShouldHaveSingleItem().ShouldContain("thread 123");
    }

    [Theory]
    [InlineData("1 -Text Hi")]
    [InlineData("1 Hi -Recipient nobody -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1")]
    public void WhatIf_still_validates_the_input(string arguments)
    {
        _outbox.Run($"Send-HubSpotThreadMessage {arguments} -WhatIf").Errors.ShouldHaveSingleItem();

        _host.User.Shown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("N", 0)]
    [InlineData("L", 0)]
    [InlineData("Y", 2)]
    [InlineData("A", 2)]
    public void Confirm_sends_only_confirmed_messages(string choice, int sent)
    {
        _host.User.Choice = choice;

        _outbox.Run("'a', 'b' | Send-HubSpotThreadMessage 123 @rest -Confirm").Errors.ShouldBeEmpty();

        _outbox.RawBodies.Count.ShouldBe(sent);
        _host.User.Shown.Count.ShouldBe(choice is "A" or "L" ? 1 : 2);
        _host.User.Shown[0].ShouldContain("Send MESSAGE (EMAIL, jane@example.com): 'a'");
        _host.User.Shown[0].ShouldContain("thread 123");
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 1 Hi @rest")]
    [InlineData("Add-HubSpotThreadComment 1 Hi")]
    public void The_cmdlets_prompt_only_at_ConfirmPreference_Medium(string script)
    {
        _outbox.Run(script).ShouldSucceed();
        _host.User.Shown.ShouldBeEmpty();
        _outbox.RawBodies.Count.ShouldBe(1);

        _outbox.Run("$ConfirmPreference = 'Medium'; " + script).ShouldSucceed();
        _host.User.Shown.ShouldHaveSingleItem();
        _outbox.RawBodies.Count.ShouldBe(1);

        _outbox.Run(script + " -Confirm:$false").ShouldSucceed();
        _outbox.RawBodies.Count.ShouldBe(2);
    }
}
