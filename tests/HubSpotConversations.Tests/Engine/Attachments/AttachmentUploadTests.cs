using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Attachments;

/// <summary>New-HubSpotAttachment with local files.</summary>
public sealed class AttachmentUploadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StubHost _host = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void New_uploads_a_file_and_emits_its_attachment()
    {
        string path = _folder.Write("Rechnung März.pdf", "the file");
        using var outbox = new Outbox(Stored);

        SessionResult result = outbox.Run("param($path) New-HubSpotAttachment -LiteralPath $path", path);

        result["FileId"].ShouldBe("190010");
        result["Type"].ShouldBe("FILE");
        result["Name"].ShouldBe("Rechnung März.pdf");
        LoopbackRequest request = outbox.Server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target).ShouldBe(("POST", "/files/v3/files"));
        request.Body.ShouldContain("""{"access":"PRIVATE","overwrite":false}""");
        request.Body.ShouldContain("\r\n\r\n/conversations-attachments\r\n");
        request.Body.ShouldContain("filename=\"Rechnung März.pdf\"\r\nContent-Type: application/pdf\r\n\r\nthe file\r\n");
    }

    [Theory]
    [InlineData("Private", "PRIVATE")]
    [InlineData("publicnotindexable", "PUBLIC_NOT_INDEXABLE")]
    [InlineData("PublicIndexable", "PUBLIC_INDEXABLE")]
    public void New_sends_the_specified_folder_and_access(string access, string wire)
    {
        string path = _folder.Write("a.txt");
        using var outbox = new Outbox(Stored);

        outbox.Run(
            "param($path, $access) New-HubSpotAttachment -LiteralPath $path -FolderPath /x/y -Access $access", path, access)
            .ShouldSucceed();

        outbox.RawBodies.ShouldHaveSingleItem().ShouldContain($$"""{"access":"{{wire}}","overwrite":false}""");
        outbox.RawBodies[0].ShouldContain("\r\n\r\n/x/y\r\n");
    }

    [Fact]
    public void Piped_files_become_attachments_of_one_draft()
    {
        string[] paths = [_folder.Write("a.txt"), _folder.Write("b [2].txt")];
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.RunWithInput(
            "$input | New-HubSpotAttachment | New-HubSpotThreadMessage -ThreadId 1 -Text Hi",
            paths.Select(static object (path) => new FileInfo(path)));

        ((IEnumerable<object>)result["Attachments"]!).Count().ShouldBe(2);
    }

    [Fact]
    public void New_accepts_wildcards_and_rows_with_paths()
    {
        _folder.Write("a.txt");
        _folder.Write("b.txt");
        _folder.Write("c.pdf");
        using var session = ModuleSession.InSandbox();
        const string Here = "param($folder) $ExecutionContext.SessionState.Path.SetLocation([WildcardPattern]::Escape($folder)) > $null; ";

        session.Run(Here + "New-HubSpotAttachment -Path *.txt, c.pdf", _folder.Path).ShouldSucceed()
            .Output.Select(static o => o.Properties["Name"].Value).ShouldBe(["a.txt", "b.txt", "c.pdf"], ignoreOrder: true);
        session.Run(Here + "[pscustomobject]@{ Path = './c.pdf' } | New-HubSpotAttachment", _folder.Path)["Name"]
            .ShouldBe("c.pdf");
        session.Run(Here + "New-HubSpotAttachment -Path *.none", _folder.Path).ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIf_describes_the_upload_without_uploading()
    {
        string path = _folder.Write("invoice.pdf", new string('x', 12 * 1024));
        using var outbox = new Outbox(Stored, host: _host);

        outbox.Run("param($path) New-HubSpotAttachment -LiteralPath $path -FolderPath /x -WhatIf", path)
            .ShouldSucceed().Output.ShouldBeEmpty();

        _host.User.Shown.ShouldHaveSingleItem().ShouldContain("\"Upload invoice.pdf (12 KB) to /x as private file\" on target");
        outbox.RawBodies.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("pipe")]
    [InlineData("link")]
    public void Upload_DeviceOrPipe_IsRejectedWithoutOpeningIt(string name)
    {
        UnixFiles.Pipe(Path.Combine(_folder.Path, "pipe"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), "pipe");
        string path = Path.Combine(_folder.Path, name);
        using var outbox = new Outbox(Stored);

        ErrorRecord error = outbox.Run("param($path) New-HubSpotAttachment -LiteralPath $path", path).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileNotRead,");
        error.Exception.Message.ShouldContain("not a regular file");
        outbox.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Each_invalid_path_gets_its_own_error()
    {
        string path = _folder.Write("a.txt");
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.RunTrapped(
            "$folder = $args[0]; New-HubSpotAttachment -LiteralPath 'none1', $folder, $args[1], 'none2'".Replace("$args[0]", $"'{_folder.Path}'").Replace("$args[1]", $"'{path}'"));

        result.Terminating.ShouldBeNull();
        result.Errors.Select(static error => error.FullyQualifiedErrorId.Split(',')[0])
            .ShouldBe(["PathNotFound", "HubSpotFileNotRead", "PathNotFound"]);
        result.Errors.Select(static error => error.CategoryInfo.Category)
            .ShouldBe([ErrorCategory.ObjectNotFound, ErrorCategory.ReadError, ErrorCategory.ObjectNotFound]);
        result.Output.ShouldHaveSingleItem().Properties["Name"].Value.ShouldBe("a.txt");
    }

    [Theory]
    [InlineData("New-HubSpotAttachment -Path none.pdf", "PathNotFound")]
    [InlineData("New-HubSpotAttachment -LiteralPath Env:HOME", "HubSpotFileNotRead")]
    [InlineData("'./invoice.pdf' | New-HubSpotAttachment", "PathNotFound")]
    [InlineData("[pscustomobject]@{ Path = 'none.pdf' } | New-HubSpotAttachment", "PathNotFound")]
    public void New_reports_an_error_for_a_path_that_is_not_a_file(string script, string errorId)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(script);

        result.Output.ShouldBeEmpty();
        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
    }

    [Fact]
    public void A_rejected_upload_reports_an_error_and_the_next_file_is_uploaded()
    {
        string[] paths = [_folder.Write("a.txt", "refused"), _folder.Write("b.txt")];
        using var outbox = new Outbox(request
            => request.Body.Contains("refused", StringComparison.Ordinal) ? Replies.Refused(400) : Stored);

        SessionResult result = outbox.Run("param($a, $b) New-HubSpotAttachment -LiteralPath $a, $b", paths);

        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.Output.ShouldHaveSingleItem().Properties["Name"].Value.ShouldBe("b.txt");
    }

    [Fact]
    public void A_broken_connection_reports_that_the_file_may_have_been_stored()
    {
        string path = _folder.Write("a.txt");
        using var outbox = new Outbox(LoopbackReply.Drop());

        ErrorRecord error = outbox.Run("param($path) New-HubSpotAttachment -LiteralPath $path", path).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnreachable,");
        error.Exception.Message.ShouldContain("may or may not have been stored");
    }

    [Fact]
    public void New_does_not_upload_from_a_piped_object_that_only_has_a_path()
    {
        using var session = ModuleSession.InSandbox();

        session.RunWithInput("$input | New-HubSpotAttachment", [new { Path = "/etc/hosts" }])
            .Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
    }

    private static LoopbackReply Stored { get; } = LoopbackReply.Response(201, """{"id":"190010","name":"invoice"}""");
}
