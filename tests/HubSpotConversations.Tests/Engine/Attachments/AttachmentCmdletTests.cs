using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Attachments;

public sealed class AttachmentCmdletTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-HubSpotAttachment -FileId 190001", "190001")]
    [InlineData("New-HubSpotAttachment 190001", "190001")]
    [InlineData("New-HubSpotAttachment -FileId 190001, '190003', 190002", "190001 190003 190002")]
    [InlineData("New-HubSpotAttachment -FileId 219876543210", "219876543210")]
    [InlineData("New-HubSpotAttachment -FileId https://example.com/a.pdf", "https://example.com/a.pdf")]
    [InlineData("'1', '2' | New-HubSpotAttachment", "1 2")]
    [InlineData("1, 219876543210 | New-HubSpotAttachment", "1 219876543210")]
    [InlineData("1.0 | New-HubSpotAttachment", "1")]
    [InlineData("[pscustomobject]@{ FileId = '7' }, [pscustomobject]@{ FileId = 8 } | New-HubSpotAttachment", "7 8")]
    [InlineData("[pscustomobject]@{ FileId = '7', '8' } | New-HubSpotAttachment", "7 8")]
    [InlineData("[HubSpotConversations.Models.FileAttachment]@{ FileId = '9'; Name = 'a.png' } | New-HubSpotAttachment", "9")]
    public void New_creates_one_attachment_for_each_file(string script, string fileIds)
    {
        SessionResult result = _session.Run(script).ShouldSucceed();

        result.Output.Select(static o => o.Properties["FileId"].Value).ShouldBe(fileIds.Split(' '));
        result.Output.ShouldAllBe(static o => (string)o.Properties["Type"].Value == "FILE");
    }

    [Theory]
    [InlineData("New-HubSpotAttachment -QuickReply 'Yes', 'No'", "Yes/TEXT/ No/TEXT/")]
    [InlineData("New-HubSpotAttachment -QuickReply Yes", "Yes/TEXT/")]
    [InlineData("New-HubSpotAttachment -QuickReply 1, 2", "1/TEXT/ 2/TEXT/")]
    [InlineData("New-HubSpotAttachment -QuickReply @{ Value = 'https://x.example'; ValueType = 'url'; Label = 'More' }", "https://x.example/URL/More")]
    [InlineData("New-HubSpotAttachment -QuickReply @{ value = 'Yes' }, 'No'", "Yes/TEXT/ No/TEXT/")]
    [InlineData("New-HubSpotAttachment -QuickReply ([pscustomobject]@{ Value = 'Yes'; Label = 'Oui' })", "Yes/TEXT/Oui")]
    [InlineData("New-HubSpotAttachment -QuickReply ('Yes', 'No' | New-HubSpotQuickReply)", "Yes/TEXT/ No/TEXT/")]
    [InlineData("'Yes', 'No' | New-HubSpotQuickReply | New-HubSpotAttachment", "Yes/TEXT/ No/TEXT/")]
    public void New_combines_quick_replies_into_one_attachment(string script, string replies)
    {
        SessionResult result = _session.Run(script);

        result["Type"].ShouldBe("QUICK_REPLIES");
        Format(result["QuickReplies"]).ShouldBe(replies);
    }

    [Fact]
    public void New_creates_a_social_media_attachment_from_its_parameters()
    {
        SessionResult result = _session.Run(
            "New-HubSpotAttachment -MediaType photo -MediaUrl https://x.example/p -MediaTitle T -Description D "
            + "-ThumbnailUrl https://x.example/t -MediaId 12345678901");

        result["Type"].ShouldBe("SOCIAL_MEDIA_METADATA");
        dynamic post = result["SocialMetadata"]!;
        ((string)post.MediaType).ShouldBe("PHOTO");
        ((string)post.MediaUrl).ShouldBe("https://x.example/p");
        ((string)post.MediaTitle).ShouldBe("T");
        ((string)post.Description).ShouldBe("D");
        ((string)post.ThumbnailUrl).ShouldBe("https://x.example/t");
        ((string)post.Id).ShouldBe("12345678901");
    }

    [Fact]
    public void New_creates_a_social_media_attachment_from_a_row()
    {
        SessionResult result = _session.Run(
            "[pscustomobject]@{ MediaType = 'LINK'; MediaUrl = 'https://x.example/p' } | New-HubSpotAttachment");

        result["Type"].ShouldBe("SOCIAL_MEDIA_METADATA");
        ((string)((dynamic)result["SocialMetadata"]!).MediaUrl).ShouldBe("https://x.example/p");
    }

    [Fact]
    public void New_accepts_files_and_quick_replies_in_one_pipeline()
    {
        SessionResult result = _session.Run(
            "$reply = New-HubSpotQuickReply Yes; '1', $reply, 2, (New-HubSpotQuickReply No) | New-HubSpotAttachment").ShouldSucceed();

        result.Output.Select(static o => (string)o.Properties["Type"].Value).ShouldBe(["FILE", "FILE", "QUICK_REPLIES"]);
        Format(result.Output[2].Properties["QuickReplies"].Value).ShouldBe("Yes/TEXT/ No/TEXT/");
    }

    [Theory]
    [InlineData("New-HubSpotAttachment -FileId ''")]
    [InlineData("New-HubSpotAttachment -FileId @()")]
    [InlineData("New-HubSpotAttachment -QuickReply @{ Label = 'no value' }")]
    [InlineData("New-HubSpotAttachment -MediaType PAINTING")]
    [InlineData("[pscustomobject]@{ MediaType = 'PAINTING' } | New-HubSpotAttachment")]
    [InlineData("New-HubSpotAttachment -FileId 1 -QuickReply Yes")]
    [InlineData("[System.Diagnostics.Process]::GetCurrentProcess() | New-HubSpotAttachment")]
    [InlineData("@{ Nothing = 1 } | New-HubSpotAttachment")]
    [InlineData("$null | New-HubSpotAttachment")]
    public void New_rejects_invalid_input(string script)
    {
        SessionResult result = _session.Run(script);

        result.Output.ShouldBeEmpty();
        result.SingleError.Exception.Message.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("@{ Nothing = 1 }")]
    [InlineData("$null")]
    [InlineData("[datetime]::UtcNow")]
    [InlineData("[System.Diagnostics.Process]::GetCurrentProcess()")]
    public void New_continues_after_an_invalid_object(string item)
    {
        SessionResult result = _session.RunTrapped($"1, {item}, 2 | New-HubSpotAttachment");

        result.Terminating.ShouldBeNull();
        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.Output.Select(static o => o.Properties["FileId"].Value).ShouldBe(["1", "2"]);
    }

    private static string Format(object? replies)
        => string.Join(' ', ((IEnumerable<object>)replies!).Select(static reply =>
        {
            dynamic r = reply;
            return $"{r.Value}/{r.ValueType}/{r.Label}";
        }));
}
