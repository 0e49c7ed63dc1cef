using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Messages;

/// <summary>Deserialized objects from a file or another process have lost their class but keep their meaning.</summary>
public sealed class ReimportTests
{
    private const string Email =
        "$email = @{ ThreadId = 6065362089; Recipient = 'jane.doe@example.com'; ChannelId = 'EMAIL'; "
        + "ChannelAccountId = 62001; SenderActorId = 'A-52301001' }; "
        + "function Copy-Object($it) { "
        + "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($it, 6)) }; ";

    [Fact]
    public void A_deserialized_comment_is_never_sent_to_a_customer()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            Email + "Copy-Object (Add-HubSpotThreadComment 6065362089 'internal') | Send-HubSpotThreadMessage @email");

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
    }

    [Fact]
    public void A_deserialized_message_does_not_supply_the_text_of_a_reply()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            Email + "Copy-Object (Send-HubSpotThreadMessage -Text 'First' @email) | "
            + "Send-HubSpotThreadMessage -Recipient jane.doe@example.com -SenderActorId A-52301001");

        result.Output.ShouldBeEmpty();
        result.SingleError.Exception.Message.ShouldContain("Text is missing");
    }

    [Theory]
    [InlineData("COMMENT", "Send-HubSpotThreadMessage @email", "internal note")]
    [InlineData("MESSAGE", "Add-HubSpotThreadComment", "for a customer")]
    [InlineData("ASSIGNMENT", "Send-HubSpotThreadMessage @email", "of type ASSIGNMENT")]
    public void Each_cmdlet_rejects_a_draft_of_another_kind(string type, string cmdlet, string reason)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            Email + $"[pscustomobject]@{{ Type = '{type}'; ThreadId = '6065362089'; Text = 'Hello' }} | {cmdlet}");

        result.Output.ShouldBeEmpty();
        result.SingleError.Exception.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_deserialized_draft_keeps_its_Bcc_recipients_and_attachments()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            Email + "$email.Recipient = 'jane.doe@example.com', @{ EmailAddress = 'boss@example.com'; RecipientField = 'Bcc' }; "
            + "$draft = New-HubSpotAttachment 190001 | New-HubSpotThreadMessage -Text 'Hello' @email; "
            + "Copy-Object $draft | New-HubSpotThreadMessage | ForEach-Object { $_.Recipients; $_.Attachments }");

        result.ShouldSucceed().Output.Select(static item => item.BaseObject.ToString())
            .ShouldBe(["jane.doe@example.com", "boss@example.com", "FILE 190001"]);
        result.Output[1].Properties["RecipientField"].Value.ShouldBe("BCC");
    }

    [Fact]
    public void A_draft_that_lost_its_recipients_is_rejected()
    {
        using var session = ModuleSession.InSandbox();
        var flat = new PSObject();
        flat.TypeNames.Insert(0, "Deserialized.HubSpotConversations.Models.MessageDraft");
        flat.Properties.Add(new PSNoteProperty("ThreadId", "6065362089"));
        flat.Properties.Add(new PSNoteProperty("Text", "Hello"));
        flat.Properties.Add(new PSNoteProperty("Recipients", new object[] { "boss@example.com" }));

        SessionResult result = session.Run(
            "param($flat) $flat | Send-HubSpotThreadMessage -ChannelId EMAIL -ChannelAccountId 62001 -SenderActorId A-52301001",
            flat);

        result.Output.ShouldBeEmpty();
        result.SingleError.Exception.Message.ShouldContain("without all of its recipients");
    }

    [Fact]
    public void The_lists_in_the_output_can_be_indexed()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            Email + "$sent = New-HubSpotAttachment 190001, 190002 | Send-HubSpotThreadMessage -Text 'Hello' @email; "
            + "$sent.Attachments[1].FileId; $draft = New-HubSpotAttachment 190001, 190002 | New-HubSpotThreadMessage @email; "
            + "$draft.Attachments[1].FileId; $draft.Recipients[0].DeliveryIdentifiers[0].Value");

        result.ShouldSucceed().Output.Select(static item => item.BaseObject)
            .ShouldBe(["190002", "190002", "jane.doe@example.com"]);
    }
}
