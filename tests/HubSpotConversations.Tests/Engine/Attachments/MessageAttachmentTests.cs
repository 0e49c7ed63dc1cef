using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Attachments;

/// <summary>-Attachment uploads files of this machine, and rejects anything that is not a file.</summary>
public sealed class MessageAttachmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModuleSession _session = ModuleSession.InSandbox();
    private readonly StubHost _host = new();

    public MessageAttachmentTests()
    {
        _folder.Write("price.txt", "100");
        _folder.Write("invoice 7.txt", "7");
        _session.Runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(_folder.Path));
        _session.Runspace.SessionStateProxy.SetVariable("files", new DirectoryInfo(_folder.Path).GetFiles().OrderBy(static f => f.Name).ToArray());
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment ./price.txt", "price.txt")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment $files[1]", "price.txt")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment 'price.txt; invoice 7.txt; 190001'", "price.txt, invoice 7.txt, 190001")]
    [InlineData("$files | Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001", "invoice 7.txt, price.txt")]
    [InlineData("$files | New-HubSpotThreadMessage 6065362089 Hi | Send-HubSpotThreadMessage -Sender A-52301001", "invoice 7.txt, price.txt")]
    [InlineData("Add-HubSpotThreadComment 6065362089 Hi -Attachment price.txt", "price.txt")]
    [InlineData("[pscustomobject]@{ ThreadId = 6065362089; Text = 'Hi'; Attachment = 'price.txt' } | Send-HubSpotThreadMessage -Sender A-52301001", "price.txt")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment https://example.com/a.pdf", "https://example.com/a.pdf")]
    public void A_file_of_this_machine_is_uploaded_and_attached(string script, string names)
        => _session.Run(
            $"$sent = {script}; ($sent.Attachments | ForEach-Object {{ if ($_.FileId -like '2*') {{ (Get-HubSpotFile $_.FileId).FileName }} else {{ $_.FileId }} }}) -join ', '")
            .ShouldSucceed().Texts.ShouldBe([names]);

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment ./none.txt", "'./none.txt' is not an attachment")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment http://example.com/a.pdf", "'http://example.com/a.pdf' is not an attachment")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment 'price.txt; nothing'", "'nothing' is not an attachment")]
    [InlineData("New-HubSpotAttachment -FileId price.txt", "'price.txt' is not a HubSpot file id")]
    [InlineData("New-HubSpotAttachment none.txt", "none.txt")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment 999", "File '999' does not exist")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment price.txt -Journal ./j.jsonl", "upload the file first")]
    public void Anything_else_is_rejected_by_name(string script, string message)
    {
        SessionResult result = _session.Run(script);

        result.Output.ShouldBeEmpty();
        result.SingleError.Exception.Message.ShouldContain(message);
    }

    [Fact]
    public void New_uploads_a_path_in_the_first_position()
        => _session.Run("(New-HubSpotAttachment ./price.txt).Name").ShouldSucceed().Texts.ShouldBe(["price.txt"]);

    [Fact]
    public void WhatIf_uploads_and_sends_nothing()
    {
        _session.Run("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment price.txt -WhatIf").ShouldSucceed()
            .Output.ShouldBeEmpty();

        _session.Run("(Get-HubSpotThreadMessage 6065362089 -First 1).Text").Texts[0].ShouldNotBe("Hi");
        _session.Run("Get-HubSpotFile 200001").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
    }

    [Fact]
    public void A_draft_names_the_file_and_only_the_send_uploads_it()
    {
        _session.Run("$draft = New-HubSpotThreadMessage 6065362089 Hi -Attachment price.txt; $draft.AttachmentNames").ShouldSucceed()
            .Texts.ShouldBe(["price.txt"]);
        _session.Run("Get-HubSpotFile 200001").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");

        _session.Run("$draft | Send-HubSpotThreadMessage -Sender A-52301001").ShouldSucceed();
        _session.Run("(Get-HubSpotFile 200001).FileName").Texts.ShouldBe(["price.txt"]);
    }

    [Fact]
    public void A_draft_with_a_file_that_came_back_from_CLIXML_is_not_sent_without_it()
    {
        SessionResult result = _session.Run(
            "$draft = New-HubSpotThreadMessage 6065362089 Hi -Attachment price.txt; "
            + "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($draft, 6)) | "
            + "Send-HubSpotThreadMessage -Sender A-52301001");

        result.Output.ShouldBeEmpty();
        result.Errors.Count.ShouldBe(1);
    }

    [Fact]
    public void A_declined_upload_sends_nothing()
    {
        using var host = new ModuleSession(host: _host);
        host.Run("Connect-HubSpot -Sandbox").ShouldSucceed();
        host.Runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(_folder.Path));

        host.Run("Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301001 -Attachment price.txt -Confirm").ShouldSucceed()
            .Output.ShouldBeEmpty();

        _host.User.Shown.ShouldHaveSingleItem().ShouldContain("Upload price.txt");
        host.Run("(Get-HubSpotThreadMessage 6065362089 -First 1).Text").Texts[0].ShouldNotBe("Hi");
    }

    [Fact]
    public void A_file_for_many_messages_is_uploaded_once()
    {
        string[] ids = [.. _session.Run(
            "'One', 'Two' | Send-HubSpotThreadMessage 6065362089 -Sender A-52301001 -Attachment price.txt | ForEach-Object { $_.Attachments[0].FileId }")
            .ShouldSucceed().Texts];

        ids.Length.ShouldBe(2);
        ids[0].ShouldBe(ids[1]);
    }
}
