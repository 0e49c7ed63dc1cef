using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>New-HubSpotThreadMessage.</summary>
public sealed class DraftCmdletTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void New_creates_a_draft_from_its_parameters()
    {
        SessionResult result = _session.Run(
            "New-HubSpotThreadMessage 123 Hi -RichText '<b>Hi</b>' -Subject Re -Recipient jane@example.com -Attachment 7 "
            + "-SenderActorId A-1 -ChannelId email -ChannelAccountId 5");

        Format(result.Single.BaseObject).ShouldBe("123|Hi|<b>Hi</b>|Re|jane@example.com|FILE|A-1|1002|5");
    }

    [Theory]
    [InlineData("New-HubSpotThreadMessage 1 -Html '<p>Hi</p><p>Jane &amp; all</p>'")]
    [InlineData("New-HubSpotThreadMessage 1 -RichText '<p>Hi</p><p>Jane &amp; all</p>'")]
    [InlineData("[pscustomobject]@{ ThreadId = 1; Html = '<p>Hi</p><p>Jane &amp; all</p>' } | New-HubSpotThreadMessage")]
    [InlineData("[pscustomobject]@{ ThreadId = 1; Text = ''; RichText = '<p>Hi</p><p>Jane &amp; all</p>' } | New-HubSpotThreadMessage")]
    [InlineData("New-HubSpotThreadMessage 1 Old -Html '<b>Old</b>' | New-HubSpotThreadMessage -Html '<p>Hi</p><p>Jane &amp; all</p>'")]
    public void Html_supplies_the_text_if_there_is_none(string script)
        => Format(_session.Run(script).Single.BaseObject).ShouldBe("1|Hi\n\nJane & all|<p>Hi</p><p>Jane &amp; all</p>||||||");

    [Fact]
    public void New_creates_an_incomplete_draft()
        => Format(_session.Run("New-HubSpotThreadMessage -Text Hi").Single.BaseObject).ShouldBe("|Hi|||||||");

    [Fact]
    public void New_combines_piped_attachments_into_one_draft()
        => Format(_session.Run("1, 2 | New-HubSpotAttachment | New-HubSpotThreadMessage 123 Hi -Attachment 3").Single.BaseObject)
            .ShouldBe("123|Hi||||FILE,FILE,FILE|||");

    [Fact]
    public void New_creates_a_draft_for_each_text()
    {
        SessionResult result = _session.Run("'a', 'b' | New-HubSpotThreadMessage -ThreadId 1").ShouldSucceed();

        result.Output.Select(static o => Format(o.BaseObject)).ShouldBe(["1|a|||||||", "1|b|||||||"]);
    }

    [Fact]
    public void New_creates_a_draft_for_each_row_and_carries_nothing_over()
    {
        SessionResult result = _session.Run(
            """
            [pscustomobject]@{ ThreadId = '1'; Text = 'a'; Subject = 'S'; Recipient = 'a@x.com; b@x.com'; Attachment = '7;8'; ChannelId = 'EMAIL' },
            [pscustomobject]@{ ThreadId = '2'; Text = 'b'; Subject = ''; Recipient = ''; Attachment = ''; ChannelId = '' } |
                New-HubSpotThreadMessage -SenderActorId A-1
            """).ShouldSucceed();

        result.Output.Select(static o => Format(o.BaseObject)).ShouldBe(
            ["1|a||S|a@x.com,b@x.com|FILE,FILE|A-1|1002|", "2|b|||||A-1||"]);
    }

    [Fact]
    public void New_copies_a_draft_and_its_parameters_override_the_copy()
    {
        SessionResult result = _session.Run(
            """
            $draft = New-HubSpotThreadMessage 1 Hi -RichText '<b>Hi</b>' -Subject S -Recipient a@x.com -ChannelId EMAIL
            $draft | New-HubSpotThreadMessage -Text Bye -ThreadId 2
            $draft
            """).ShouldSucceed();

        result.Output.Select(static o => Format(o.BaseObject)).ShouldBe(
            ["2|Bye||S|a@x.com|||1002|", "1|Hi|<b>Hi</b>|S|a@x.com|||1002|"]);
    }

    [Fact]
    public void New_accepts_texts_drafts_rows_and_attachments_in_one_pipeline()
    {
        SessionResult result = _session.Run(
            """
            'text', (New-HubSpotThreadMessage 2 draft), (New-HubSpotAttachment 7), [pscustomobject]@{ ThreadId = 3; Text = 'row' } |
                New-HubSpotThreadMessage -Recipient a@x.com
            """).ShouldSucceed();

        result.Output.Select(static o => Format(o.BaseObject)).ShouldBe(
            ["|text|||a@x.com||||", "2|draft|||a@x.com||||", "3|row|||a@x.com||||", "||||a@x.com|FILE|||"]);
    }

    [Theory]
    [InlineData("New-HubSpotThreadMessage 1 Hi -SenderActorId V-1", "Specify the agent's actor id")]
    [InlineData("New-HubSpotThreadMessage 1 Hi -ChannelId WHATSAPP", "WhatsApp")]
    [InlineData("New-HubSpotThreadMessage 1 Hi -Recipient jane@", "is not a valid email address")]
    [InlineData("'a' | New-HubSpotThreadMessage 1 -Text b", "Specify only one of them")]
    [InlineData("42 | New-HubSpotThreadMessage 1", "Int32")]
    public void New_rejects_invalid_values(string script, string reason)
    {
        SessionResult result = _session.Run(script);

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.SingleError.Exception.Message.ShouldContain(reason);
    }

    private static string Format(dynamic draft)
    {
        var recipients = new List<string>();
        foreach (dynamic recipient in draft.Recipients)
        {
            recipients.Add(recipient.ToString());
        }

        var attachments = new List<string>();
        foreach (dynamic attachment in draft.Attachments)
        {
            attachments.Add((string)attachment.Type);
        }

        return $"{draft.ThreadId}|{draft.Text}|{draft.RichText}|{draft.Subject}|{string.Join(',', recipients)}|"
            + $"{string.Join(',', attachments)}|{draft.SenderActorId}|{draft.ChannelId}|{draft.ChannelAccountId}";
    }
}
