using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>The forms of ids, channels, recipients and attachments that Send-HubSpotThreadMessage accepts.</summary>
public sealed class SendArgumentTests : IDisposable
{
    private readonly Outbox _outbox = new();

    public void Dispose() => _outbox.Dispose();

    [Theory]
    [InlineData("123", "123")]
    [InlineData("'123'", "123")]
    [InlineData("' 123 '", "123")]
    [InlineData("6065362089", "6065362089")]
    [InlineData("6065362089.0", "6065362089")]
    [InlineData("([long]6065362089)", "6065362089")]
    [InlineData("([decimal]6065362089)", "6065362089")]
    [InlineData("a/../b?c", "a%2F..%2Fb%3Fc")]
    public void Send_accepts_a_thread_id_as_a_number_or_text(string argument, string id)
    {
        _outbox.Run($"Send-HubSpotThreadMessage -ThreadId {argument} -Text Hi @rest").ShouldSucceed();
        _outbox.Run($"[pscustomobject]@{{ ThreadId = {(argument[0] == 'a' ? $"'{argument}'" : argument)}; Text = 'Hi' }} | Send-HubSpotThreadMessage @rest")
            .ShouldSucceed();

        _outbox.ThreadIds.ShouldBe([id, id]);
    }

    [Theory]
    [InlineData("EMAIL", "1002")]
    [InlineData("email", "1002")]
    [InlineData("1002", "1002")]
    [InlineData("LIVE_CHAT", "1000")]
    [InlineData("SMS", "1009")]
    [InlineData("76543", "76543")]
    public void Send_accepts_a_channel_by_name_or_id(string argument, string id)
    {
        _outbox.Run(
            $"Send-HubSpotThreadMessage 1 Hi -ChannelId {argument} -ChannelAccountId 5 -SenderActorId A-1 -Recipient @{{ OpaqueId = 'v' }}")
            .ShouldSucceed();

        ((string?)_outbox.Body["channelId"]).ShouldBe(id);
    }

    [Theory]
    [InlineData("a@x.com", "TO a@x.com")]
    [InlineData("'a@x.com; b@x.com'", "TO a@x.com, TO b@x.com")]
    [InlineData("a@x.com, b@x.com", "TO a@x.com, TO b@x.com")]
    [InlineData("'+1 555-123-4567'", "- +15551234567")]
    [InlineData("'t@x.com', @{ EmailAddress = 'a@x.com'; RecipientField = 'Cc' }", "TO t@x.com, CC a@x.com")]
    [InlineData("@{ emailaddress = 'a@x.com', 'b@x.com' }", "TO a@x.com b@x.com")]
    [InlineData("@{ PhoneNumber = '+15551234567' }", "- +15551234567")]
    [InlineData("@{ ShortCode = 12345 }", "- 12345")]
    [InlineData("@{ OpaqueId = 'v'; Name = 'Visitor' }", "- v")]
    [InlineData("@{ deliveryIdentifiers = @{ type = 'HS_EMAIL_ADDRESS'; value = 'a@x.com' } }", "TO a@x.com")]
    [InlineData("([pscustomobject]@{ EmailAddress = 'a@x.com' })", "TO a@x.com")]
    [InlineData("'t@x.com', (New-HubSpotRecipient a@x.com -RecipientField Bcc)", "TO t@x.com, BCC a@x.com")]
    [InlineData("(New-HubSpotRecipient a@x.com), 'b@x.com; +15551234567', @{ OpaqueId = 'v' }", "TO a@x.com, TO b@x.com, - +15551234567, - v")]
    public void Send_accepts_recipients_in_every_form(string argument, string expected)
    {
        _outbox.Run(
            $"Send-HubSpotThreadMessage 1 Hi -Recipient {argument} -ChannelId 1002 -ChannelAccountId 5 -SenderActorId A-1").ShouldSucceed();
        _outbox.Run(
            $"[pscustomobject]@{{ ThreadId = 1; Text = 'Hi'; Recipients = {(argument[0] == 'a' ? "'a@x.com'" : argument)} }} | "
            + "Send-HubSpotThreadMessage -ChannelId 1002 -ChannelAccountId 5 -SenderActorId A-1").ShouldSucceed();

        Format(_outbox.Bodies[0]).ShouldBe(expected);
        Format(_outbox.Bodies[1]).ShouldBe(argument[0] == 'a' ? "TO a@x.com" : expected);
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("'7; 8'", "7 8")]
    [InlineData("7, '8'", "7 8")]
    [InlineData("@{ FileId = 7 }", "7")]
    [InlineData("(New-HubSpotAttachment 7, 8)", "7 8")]
    public void Send_accepts_attachments_in_every_form(string argument, string fileIds)
    {
        _outbox.Run($"Send-HubSpotThreadMessage 1 Hi -Attachment {argument} @rest").ShouldSucceed();

        _outbox.Body["attachments"]!.AsArray().Select(static a => (string?)a!["fileId"]).ShouldBe(fileIds.Split(' '));
    }

    [Fact]
    public void Send_includes_rich_text_and_subject()
    {
        _outbox.Run("Send-HubSpotThreadMessage 1 Hi -RichText '<b>Hi</b>' -Subject 'Re: \"x\"' @rest").ShouldSucceed();

        ((string?)_outbox.Body["richText"]).ShouldBe("<b>Hi</b>");
        ((string?)_outbox.Body["subject"]).ShouldBe("Re: \"x\"");
    }

    private static string Format(JsonNode body)
        => string.Join(", ", body["recipients"]!.AsArray().Select(static r =>
            $"{(string?)r!["recipientField"] ?? "-"} {string.Join(' ', r["deliveryIdentifiers"]!.AsArray().Select(static i => (string?)i!["value"]))}"));
}
