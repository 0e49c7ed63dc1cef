using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Sending;

public sealed class RecipientCmdletTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-HubSpotRecipient jane@example.com", "TO HS_EMAIL_ADDRESS:jane@example.com")]
    [InlineData("New-HubSpotRecipient -Email jane@example.com", "TO HS_EMAIL_ADDRESS:jane@example.com")]
    [InlineData("New-HubSpotRecipient -EmailAddress a@x.com, b@x.com", "TO HS_EMAIL_ADDRESS:a@x.com HS_EMAIL_ADDRESS:b@x.com")]
    [InlineData("New-HubSpotRecipient jane@example.com -RecipientField Cc", "CC HS_EMAIL_ADDRESS:jane@example.com")]
    [InlineData("New-HubSpotRecipient jane@example.com -RecipientField bcc", "BCC HS_EMAIL_ADDRESS:jane@example.com")]
    [InlineData("New-HubSpotRecipient -PhoneNumber '+1 (555) 123-4567'", "- HS_PHONE_NUMBER:+15551234567")]
    [InlineData("New-HubSpotRecipient -ShortCode 12345", "- HS_SHORT_CODE:12345")]
    [InlineData("New-HubSpotRecipient -OpaqueId visitor-1", "- CHANNEL_SPECIFIC_OPAQUE_ID:visitor-1")]
    [InlineData("New-HubSpotRecipient -OpaqueId 24685713579246", "- CHANNEL_SPECIFIC_OPAQUE_ID:24685713579246")]
    [InlineData("New-HubSpotRecipient a@x.com -PhoneNumber +15551234567", "TO HS_EMAIL_ADDRESS:a@x.com HS_PHONE_NUMBER:+15551234567")]
    [InlineData("'jane@example.com' | New-HubSpotRecipient", "TO HS_EMAIL_ADDRESS:jane@example.com")]
    [InlineData("[pscustomobject]@{ Email = 'jane@example.com'; PhoneNumber = ''; Name = '' } | New-HubSpotRecipient", "TO HS_EMAIL_ADDRESS:jane@example.com")]
    [InlineData("[pscustomobject]@{ EmailAddress = ''; PhoneNumber = '+15551234567' } | New-HubSpotRecipient", "- HS_PHONE_NUMBER:+15551234567")]
    [InlineData("[pscustomobject]@{ EmailAddress = 'a@x.com'; RecipientField = '' } | New-HubSpotRecipient", "TO HS_EMAIL_ADDRESS:a@x.com")]
    public void New_creates_a_recipient_from_each_kind_of_address(string script, string expected)
        => Format(_session.Run(script).Single).ShouldBe(expected);

    [Fact]
    public void New_keeps_the_name_and_the_actor()
    {
        SessionResult result = _session.Run("New-HubSpotRecipient jane@example.com -Name 'Jane Doe' -ActorId V-81");

        result["Name"].ShouldBe("Jane Doe");
        result["ActorId"].ShouldBe("V-81");
    }

    [Fact]
    public void New_creates_a_recipient_for_each_row_and_carries_nothing_over()
    {
        SessionResult result = _session.Run(
            """
            [pscustomobject]@{ Email = 'a@x.com'; RecipientField = 'Cc'; Name = 'A' },
            [pscustomobject]@{ Email = 'b@x.com' },
            [pscustomobject]@{ OpaqueId = 'c' } | New-HubSpotRecipient
            """).ShouldSucceed();

        result.Output.Select(Format).ShouldBe(
            ["CC HS_EMAIL_ADDRESS:a@x.com", "TO HS_EMAIL_ADDRESS:b@x.com", "- CHANNEL_SPECIFIC_OPAQUE_ID:c"]);
        result.Output.Select(static o => o.Properties["Name"].Value).ShouldBe(["A", null, null]);
    }

    [Theory]
    [InlineData("New-HubSpotRecipient", "needs an address")]
    [InlineData("New-HubSpotRecipient -Name Jane", "needs an address")]
    [InlineData("New-HubSpotRecipient jane", "'jane' is not a valid email address")]
    [InlineData("New-HubSpotRecipient 'Jane <jane@example.com>'", "is not a valid email address")]
    [InlineData("New-HubSpotRecipient -PhoneNumber 5551234", "E.164")]
    [InlineData("New-HubSpotRecipient jane@example.com -ActorId E-jane@example.com", "email actors")]
    [InlineData("New-HubSpotRecipient jane@example.com -ActorId A-7", "agent")]
    [InlineData("New-HubSpotRecipient jane@example.com -RecipientField Reply", "TO, CC or BCC")]
    public void New_rejects_what_HubSpot_would_reject(string script, string reason)
    {
        ErrorRecord error = _session.Run(script).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain(reason);
    }

    [Fact]
    public void New_continues_after_an_invalid_row()
    {
        SessionResult result = _session.RunTrapped("'a@x.com', 'nobody', 'b@x.com' | New-HubSpotRecipient");

        result.Terminating.ShouldBeNull();
        result.SingleError.Exception.Message.ShouldContain("'nobody'");
        result.Output.Count.ShouldBe(2);
    }

    private static string Format(PSObject recipient)
    {
        dynamic r = recipient.BaseObject;
        var parts = new List<string> { (string?)r.RecipientField ?? "-" };
        foreach (dynamic identifier in r.DeliveryIdentifiers)
        {
            parts.Add($"{identifier.Type}:{identifier.Value}");
        }

        return string.Join(' ', parts);
    }
}
