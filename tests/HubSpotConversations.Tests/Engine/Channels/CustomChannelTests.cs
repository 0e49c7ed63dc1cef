using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Channels;

/// <summary>The cmdlets that manage custom channels, their accounts and the subscriptions of an app.</summary>
public sealed class CustomChannelTests : IDisposable
{
    private readonly ChannelSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_channel_can_be_created_changed_listed_and_deleted()
    {
        SessionResult result = _session.Run("""
            $channel
            $channel | Set-HubSpotCustomChannel -WebhookUrl https://x.example -Description 'Text files' @app -PassThru
            Get-HubSpotCustomChannel -Name T* @app
            Get-HubSpotCustomChannel $channel.CustomChannelId @app
            Remove-HubSpotCustomChannel $channel.CustomChannelId @app -Confirm:$false
            Get-HubSpotCustomChannel -Name T* @app
            """).ShouldSucceed();

        result.Output.Count.ShouldBe(4);
        ChannelSession.Text(result.Output[0], "Capabilities").ShouldBe("DELIVERY_IDENTIFIER");
        result.Output.Skip(1).ShouldAllBe(static item => ChannelSession.Text(item, "WebhookUrl") == "https://x.example"
            && ChannelSession.Text(item, "ChannelDescription") == "Text files" && ChannelSession.Text(item, "Name") == "Texts");
    }

    [Fact]
    public void An_account_can_be_created_changed_and_found_by_its_address()
    {
        SessionResult result = _session.Run("""
            $account | Set-HubSpotCustomChannelAccount -Name Front -Authorized $false -PassThru
            $channel | Get-HubSpotCustomChannelAccount
            Get-HubSpotCustomChannelAccount $channel.CustomChannelId -DeliveryIdentifier desk
            Get-HubSpotCustomChannelAccount $channel.CustomChannelId $account.ChannelAccountId
            Get-HubSpotCustomChannelAccount $channel.CustomChannelId -DeliveryIdentifier other
            """).ShouldSucceed();

        result.Output.Count.ShouldBe(4);
        result.Output.ShouldAllBe(static item => ChannelSession.Text(item, "Name") == "Front"
            && ChannelSession.Text(item, "Address") == "desk" && ChannelSession.Text(item, "Authorized") == "False");
        _session.Run("(Complete-HubSpotCustomChannelAccount $channel.CustomChannelId token-1 -Name New -DeliveryIdentifier a@b.example).DeliveryIdentifier.Type")
            .Single.BaseObject.ShouldBe("HS_EMAIL_ADDRESS");
    }

    [Fact]
    public void A_subscription_can_be_created_stopped_listed_and_deleted()
    {
        SessionResult result = _session.Run("""
            New-HubSpotWebhookSubscription conversation.newMessage @app
            $status = New-HubSpotWebhookSubscription conversation.propertyChange -PropertyName status -Inactive @app
            $status | Set-HubSpotWebhookSubscription -Active $true @app -PassThru
            Get-HubSpotWebhookSubscription *Message @app | Remove-HubSpotWebhookSubscription @app -Confirm:$false
            Get-HubSpotWebhookSubscription @app
            """).ShouldSucceed();

        result.Output.Select(static item => $"{ChannelSession.Text(item, "EventType")} {ChannelSession.Text(item, "Active")}").ShouldBe(
            ["conversation.newMessage True", "conversation.propertyChange True", "conversation.propertyChange True"]);
    }

    [Theory]
    [InlineData("New-HubSpotCustomChannel X -Capability @{ threadingModel = 'x' } @app", "'x' is not a valid capability value")]
    [InlineData("Set-HubSpotCustomChannel 1 @app", "nothing to change")]
    [InlineData("Get-HubSpotCustomChannel 404 @app", "404 was not found")]
    [InlineData("Get-HubSpotCustomChannel -AppId 1 -DeveloperKey plain-key", "SecureString")]
    [InlineData("New-HubSpotWebhookSubscription x -AppId 1 -DeveloperKey plain-key", "SecureString")]
    [InlineData("Set-HubSpotCustomChannelAccount 1 2", "nothing to change")]
    [InlineData("New-HubSpotCustomChannelAccount 404 -Name X -InboxId Support -DeliveryIdentifier x", "404 was not found")]
    [InlineData("New-HubSpotCustomChannelAccount 404 -Name X -InboxId Nowhere -DeliveryIdentifier x", "Nowhere")]
    public void A_mistake_is_an_error(string script, string message)
    {
        SessionResult result = _session.Run(script);

        result.SingleError.ToString().ShouldContain(message);
        result.SingleError.ToString().ShouldNotContain("plain-key");
    }

    [Theory]
    [InlineData("New-HubSpotCustomChannel X -Capability @{} @app -WhatIf")]
    [InlineData("Set-HubSpotCustomChannel $channel.CustomChannelId -Name Y @app -WhatIf")]
    [InlineData("Remove-HubSpotCustomChannel $channel.CustomChannelId @app -WhatIf")]
    [InlineData("$account | Set-HubSpotCustomChannelAccount -Name Y -WhatIf")]
    [InlineData("$channel | New-HubSpotCustomChannelAccount -Name Y -InboxId Support -DeliveryIdentifier y -WhatIf")]
    [InlineData("New-HubSpotWebhookSubscription conversation.creation @app -WhatIf")]
    public void WhatIf_changes_nothing(string script)
    {
        SessionResult result = _session.Run(script + """

            "$(@(Get-HubSpotCustomChannel @app).Name -join ' ') $(@($channel | Get-HubSpotCustomChannelAccount).Name) $(@(Get-HubSpotWebhookSubscription @app).Count)"
            """).ShouldSucceed();

        result.Output[^1].BaseObject.ShouldBe("Files Texts Desk 0");
    }

    [Fact]
    public void A_channel_from_a_file_binds_to_the_other_cmdlets()
    {
        PSObject channel = _session.Run("$channel").Single;
        object restored = PSSerializer.Deserialize(PSSerializer.Serialize(channel));

        PSObject.AsPSObject(restored).Properties["CustomChannelId"].Value.ShouldBe(channel.Properties["CustomChannelId"].Value);
    }
}
