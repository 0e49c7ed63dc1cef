using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Messages;

/// <summary>Add-HubSpotThreadComment.</summary>
public sealed class CommentCmdletTests : IDisposable
{
    private readonly Outbox _outbox = new(Replies.Added);

    public void Dispose() => _outbox.Dispose();

    [Theory]
    [InlineData("Add-HubSpotThreadComment 123 Hi")]
    [InlineData("'Hi' | Add-HubSpotThreadComment -ThreadId 123")]
    [InlineData("[pscustomobject]@{ ThreadId = '123'; Text = 'Hi'; RichText = ''; Attachment = '' } | Add-HubSpotThreadComment")]
    [InlineData("[HubSpotConversations.Models.CommentDraft]@{ ThreadId = '123'; Text = 'Hi' } | Add-HubSpotThreadComment")]
    [InlineData("[HubSpotConversations.Models.ConversationMessage]@{ ConversationsThreadId = '123'; Text = 'A question' } | Add-HubSpotThreadComment -Text Hi")]
    public void Every_form_of_input_adds_the_same_comment(string script)
    {
        _outbox.Run(script).Single.Properties["MessageId"].Value.ShouldBe("c1");

        _outbox.ThreadIds.ShouldBe(["123"]);
        _outbox.RawBodies.ShouldBe(["""{"type":"COMMENT","text":"Hi","attachments":[]}"""]);
    }

    [Fact]
    public void Piped_attachments_are_combined_into_one_comment()
    {
        _outbox.Run("1, 2 | New-HubSpotAttachment | Add-HubSpotThreadComment 123 Hi -RichText '<b>Hi</b>'").ShouldSucceed();

        _outbox.RawBodies.ShouldBe(
            ["""{"type":"COMMENT","text":"Hi","attachments":[{"type":"FILE","fileId":"1"},{"type":"FILE","fileId":"2"}],"richText":"<b>Hi</b>"}"""]);
    }

    [Theory]
    [InlineData("Add-HubSpotThreadComment 123", "Text is missing.")]
    [InlineData("Add-HubSpotThreadComment -Text Hi", "ThreadId is missing.")]
    [InlineData("Add-HubSpotThreadComment 123 -Html '<style>p {}</style>'", "Text is missing.")]
    [InlineData("42 | Add-HubSpotThreadComment 123", "Int32")]
    [InlineData("New-HubSpotThreadMessage 123 Hi | Add-HubSpotThreadComment", "Send-HubSpotThreadMessage")]
    public void Invalid_input_is_rejected_before_any_request(string script, string reason)
    {
        SessionResult result = _outbox.RunTrapped(script);

        result.Terminating.ShouldBeNull();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.SingleError.Exception.Message.ShouldContain(reason);
        _outbox.RawBodies.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_pipeline_adds_nothing()
    {
        _outbox.Run("@() | Add-HubSpotThreadComment 123 Hi").ShouldSucceed();

        _outbox.RawBodies.ShouldBeEmpty();
    }
}
