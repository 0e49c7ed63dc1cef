using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>Invalid input is rejected before any request. The error names the parameter and a valid value.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Sms = "-ChannelId SMS -ChannelAccountId 5 -SenderActorId A-1";

    private readonly Outbox _outbox = new();

    public void Dispose() => _outbox.Dispose();

    [Theory]
    [InlineData("-Text Hi @rest", "ThreadId", "-ThreadId")]
    [InlineData("-ThreadId ' ' -Text Hi @rest", "ThreadId", "-ThreadId")]
    [InlineData("1 @rest", "Text", "-Text")]
    [InlineData("1 ' ' @rest", "Text", "-Text")]
    [InlineData("1 -Html '<img src=x>' @rest", "Text", "without formatting")]
    [InlineData("1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5", "Sender", "-DefaultSender")]
    [InlineData("1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId V-1", "Sender", "'A-' and the user id")]
    [InlineData("1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId E-a@x.com", "Sender", "'E-a@x.com' can't send")]
    [InlineData("1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId 4711", "Sender", "'4711' can't send")]
    [InlineData("1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-", "Sender", "'A-' can't send")]
    [InlineData("1 Hi -Recipient jane@ " + Sms, "Recipient", "'jane@' is not a valid email address")]
    [InlineData("1 Hi -Recipient 'a@x.com b@x.com' " + Sms, "Recipient", "is not a valid email address")]
    [InlineData("1 Hi -Recipient jane " + Sms, "Recipient", "'jane' is neither an email address")]
    [InlineData("1 Hi -Recipient 15551234567 " + Sms, "Recipient", "'15551234567' is neither")]
    [InlineData("1 Hi -Recipient '15551234567' " + Sms, "Recipient", "nor a phone number (+15551234567)")]
    [InlineData("1 Hi -Recipient +12 " + Sms, "Recipient", "E.164")]
    [InlineData("1 Hi -Recipient '+1555CALLNOW' " + Sms, "Recipient", "E.164")]
    [InlineData("1 Hi -Recipient @{ EmailAddress = 'a@x.com'; RecipientField = 'REPLY' } " + Sms, "Recipient", "TO, CC or BCC")]
    [InlineData("1 Hi -Recipient @{ EmailAddress = 'a@x.com'; ActorId = 'A-1' } " + Sms, "Recipient", "is an agent")]
    [InlineData("1 Hi -Recipient @{ EmailAddress = 'a@x.com'; ActorId = 'E-a@x.com' } " + Sms, "Recipient", "-EmailAddress")]
    [InlineData("1 Hi -Recipient @{ Name = 'Jane' } " + Sms, "Recipient", "needs an address")]
    [InlineData("1 Hi -Recipient +15551234567 -ChannelId 1007 -ChannelAccountId 5 -SenderActorId A-1", "ChannelId", "WhatsApp")]
    [InlineData("1 Hi -Recipient +15551234567 -ChannelId WhatsApp -ChannelAccountId 5 -SenderActorId A-1", "ChannelId", "WhatsApp")]
    [InlineData("1 Hi @rest -Attachment ([HubSpotConversations.Models.LocationAttachment]@{ Type = 'LOCATION' })", "Attachment", "New-HubSpotAttachment")]
    [InlineData("1 Hi @rest -Attachment ([HubSpotConversations.Models.FileAttachment]@{ Type = 'FILE' })", "Attachment", "-FileId")]
    [InlineData("1 Hi @rest -Attachment ([HubSpotConversations.Models.QuickRepliesAttachment]@{ Type = 'QUICK_REPLIES' })", "Attachment", "-QuickReply")]
    [InlineData("1 Hi @rest -Attachment ([HubSpotConversations.Models.SocialMediaAttachment]@{ Type = 'SOCIAL_MEDIA_METADATA' })", "Attachment", "-MediaType")]
    public void Send_rejects_invalid_input_by_parameter_before_any_request(
        string arguments, string parameter, string advice)
    {
        SessionResult result = _outbox.RunTrapped("Send-HubSpotThreadMessage " + arguments);

        result.Terminating.ShouldBeNull();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.InvalidArgument);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotValidationException");
        ((string)((dynamic)error.Exception).Parameter).ShouldBe(parameter);
        error.Exception.Message.ShouldContain(advice);
        error.ErrorDetails.RecommendedAction.ShouldContain("-" + parameter);
        _outbox.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1 Hi -Recipient @{ Emial = 'a@x.com' } " + Sms, "'Emial'")]
    [InlineData("1 Hi @rest -Attachment ([System.Diagnostics.Process]::GetCurrentProcess())", "Process")]
    [InlineData("-ThreadId @{ a = 1 } -Text Hi @rest", "Hashtable")]
    [InlineData("1 Hi @rest -Nonsense 1", "Nonsense")]
    public void A_binding_error_ends_the_call(string arguments, string named)
    {
        SessionResult result = _outbox.RunTrapped("Send-HubSpotThreadMessage " + arguments);

        result.Terminating.ShouldNotBeNull().Message.ShouldContain(named);
        _outbox.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ThreadId = ''; Text = 'c'")]
    [InlineData("ThreadId = '1'; Text = ''")]
    [InlineData("ThreadId = '1'; Text = 'c'; Recipient = 'nobody'")]
    [InlineData("ThreadId = '1'; Text = 'c'; Recipient = @{ Emial = 'a@x.com' }")]
    [InlineData("ThreadId = @{ a = 1 }; Text = 'c'")]
    [InlineData("ThreadId = '1'; Text = 'c'; Attachment = @{ a = 1 }")]
    [InlineData("ThreadId = '1'; Text = 'c'; SenderActorId = '7'")]
    [InlineData("ThreadId = '1'; Text = 'c'; ChannelId = 'WHATSAPP'")]
    public void An_invalid_row_reports_an_error_and_the_other_four_are_sent(string bad)
    {
        SessionResult result = _outbox.RunTrapped(
            $$"""
            $good = { param($text) [pscustomobject]@{ ThreadId = '1'; Text = $text; Recipient = 'a@x.com'; ChannelId = 'EMAIL'; SenderActorId = 'A-1' } }
            (& $good a), (& $good b), [pscustomobject]@{ {{bad}} }, (& $good d), (& $good e) | Send-HubSpotThreadMessage -ChannelAccountId 5
            """);

        result.Terminating.ShouldBeNull();
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        ((PSObject)error.TargetObject).Properties["ThreadId"].ShouldNotBeNull();
        _outbox.Texts.ShouldBe(["a", "b", "d", "e"]);
        result.Output.Count.ShouldBe(4);
    }
}
