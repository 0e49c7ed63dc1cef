using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Attachments;

public sealed class AttachmentSaveTests : IDisposable
{
    private const int Guard = 60_000;
    private const string Attachments = "[HubSpotConversations.Models.Attachment[]](([HubSpotConversations.Models.FileAttachment]@{ Type = 'FILE'; FileId = '1'; Name = 'a.txt' }), "
        + "([HubSpotConversations.Models.FileAttachment]@{ Type = 'FILE'; FileId = '2'; Name = 'A.TXT' }), "
        + "([HubSpotConversations.Models.LocationAttachment]@{ Type = 'LOCATION' }))";

    private const string SaveBoth = "param($folder) 1, 2 | Save-HubSpotAttachment -LiteralPath $folder ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Save-HubSpotAttachment -FileId 1", "file one")]
    [InlineData("1 | Save-HubSpotAttachment", "file one")]
    [InlineData("'1' | Save-HubSpotAttachment", "file one")]
    [InlineData("[pscustomobject]@{ FileId = '1' } | Save-HubSpotAttachment", "file one")]
    [InlineData("[HubSpotConversations.Models.HubSpotFile]@{ Id = '1'; Name = 'own'; Extension = 'txt' } | Save-HubSpotAttachment", "own")]
    [InlineData("[HubSpotConversations.Models.FileAttachment]@{ Type = 'FILE'; FileId = '1'; Name = '../../own.txt' } | Save-HubSpotAttachment", "own")]
    public void Save_downloads_from_the_signed_url_without_the_token(string script, string name)
    {
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run($"param($folder) {script} -LiteralPath $folder", _folder.Path);

        var file = result.Single.BaseObject.ShouldBeOfType<FileInfo>();
        file.FullName.ShouldBe(Path.Combine(_folder.Path, name + ".txt"));
        _folder.Names.ShouldBe([name + ".txt"]);
        _folder.Read(name + ".txt").ShouldBe("bytes of 1");
        server.Requests.Select(static request => (request.Target, request.Headers.ContainsKey("Authorization"))).ShouldBe(
            [("/files/v3/files/1/signed-url", true), ("/signed/1?signature=secret", false)]);
    }

    [Theory]
    [InlineData("[HubSpotConversations.Models.ConversationMessage]@{{ Type = 'MESSAGE'; Id = 'm1'; Attachments = {0} }}")]
    [InlineData("[HubSpotConversations.Models.CommentMessage]@{{ Type = 'COMMENT'; Id = 'm1'; Attachments = {0} }}")]
    [InlineData("{0}")]
    public void Save_saves_every_file_of_a_message_and_skips_other_attachments(string input)
    {
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run(
            $"param($folder) {string.Format(null, input, Attachments)} | Save-HubSpotAttachment -LiteralPath $folder -Verbose",
            _folder.Path).ShouldSucceed();

        result.Output.Count.ShouldBe(2);
        _folder.Names.ShouldBe(["A-2.TXT", "a.txt"]);
        _folder.Read("A-2.TXT").ShouldBe("bytes of 2");
        result.Verbose.ShouldContain(static line => line.StartsWith("Skipped an attachment that is not a file: LOCATION"));
        result.Verbose.ShouldAllBe(static line => !line.Contains("secret"));
    }

    [Fact]
    public void Save_accepts_deserialized_messages()
    {
        using var session = ModuleSession.InSandbox();
        PSObject[] messages = session.Run("Get-HubSpotThread -First 5 | Get-HubSpotThreadMessage").ShouldSucceed().Output
            .Select(static message => PSSerializer.Deserialize(PSSerializer.Serialize(message, 6)) is PSObject back ? back : null!)
            .ToArray();
        int files = messages.SelectMany(static message => ItemsOf(message.Properties["Attachments"]?.Value))
            .Count(static part => (string?)part.Properties["Type"]?.Value == "FILE");
        messages[0].TypeNames[0].ShouldStartWith("Deserialized.");
        files.ShouldBeGreaterThan(0);

        SessionResult result = session.RunWithInput(
            "param($folder) $input | Save-HubSpotAttachment -LiteralPath $folder", messages, _folder.Path).ShouldSucceed();

        result.Output.Count.ShouldBe(files);
        _folder.Names.Count.ShouldBe(files);
    }

    [Fact]
    public void Save_saves_a_repeated_file_once()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("param($folder) 190001, 190001 | Save-HubSpotAttachment -LiteralPath $folder", _folder.Path)
            .ShouldSucceed().Output.ShouldHaveSingleItem();

        _folder.Names.ShouldBe(["catalogue.pdf"]);
    }

    [Fact]
    public void Save_overwrites_an_existing_file_only_with_Force()
    {
        _folder.Write("file one.txt", "mine");
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);
        const string Save = "param($folder) 1, 2 | Save-HubSpotAttachment -LiteralPath $folder";

        ErrorRecord error = session.Run(Save, _folder.Path).Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileExists,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.ResourceExists);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotFileException");
        _folder.Read("file one.txt").ShouldBe("mine");
        _folder.Names.ShouldBe(["file one.txt", "file two.txt"]);
        server.Requests.ShouldAllBe(static request => request.Target != "/signed/1?signature=secret");

        session.Run(Save + " -Force", _folder.Path).ShouldSucceed();
        _folder.Read("file one.txt").ShouldBe("bytes of 1");
    }

    [Fact]
    public void Save_again_with_SkipExisting_downloads_only_what_is_missing()
    {
        _folder.Write("file one.txt", "bytes of 1");
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(SaveBoth + "-SkipExisting", _folder.Path).ShouldSucceed().Single.BaseObject
            .ShouldBeOfType<FileInfo>().Name.ShouldBe("file two.txt");
        SessionResult again = session.Run(SaveBoth + "-SkipExisting -Verbose", _folder.Path).ShouldSucceed();

        again.Output.ShouldBeEmpty();
        again.Verbose.Count(static line => line.StartsWith("Skipped a file that exists: ", StringComparison.Ordinal)).ShouldBe(2);
        server.Requests.Select(static request => request.Target).Where(static target => target.StartsWith("/signed/", StringComparison.Ordinal))
            .ShouldBe(["/signed/2?signature=secret"]);
    }

    [Fact]
    public void SkipExisting_saves_a_different_file_under_a_new_name_once()
    {
        _folder.Write("file one.txt", "another file");
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(SaveBoth + "-SkipExisting", _folder.Path).ShouldSucceed().Output.Count.ShouldBe(2);
        session.Run(SaveBoth + "-SkipExisting", _folder.Path).ShouldSucceed().Output.ShouldBeEmpty();

        _folder.Names.ShouldBe(["file one-2.txt", "file one.txt", "file two.txt"]);
        _folder.Read("file one.txt").ShouldBe("another file");
        _folder.Read("file one-2.txt").ShouldBe("bytes of 1");
    }

    [Fact]
    public void Rename_saves_under_a_name_that_is_free()
    {
        _folder.Write("file one.txt", "bytes of 1");
        _folder.Write("file one-2.txt", "bytes of 1");
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(SaveBoth + "-Rename", _folder.Path).ShouldSucceed();

        _folder.Names.ShouldBe(["file one-2.txt", "file one-3.txt", "file one.txt", "file two.txt"]);
    }

    [Fact]
    public void One_error_names_all_existing_files()
    {
        _folder.Write("file one.txt", "mine");
        _folder.Write("file two.txt", "mine");
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        ErrorRecord error = session.Run(SaveBoth, _folder.Path).Errors.ShouldHaveSingleItem();

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileExists,");
        error.ToString().ShouldBe($"2 files already exist in '{_folder.Path}': file one.txt, file two.txt");
        ((string[])error.TargetObject).ShouldBe([Path.Combine(_folder.Path, "file one.txt"), Path.Combine(_folder.Path, "file two.txt")]);
        error.ErrorDetails.RecommendedAction.ShouldContain("-SkipExisting");
    }

    [Theory]
    [InlineData("-Force -SkipExisting")]
    [InlineData("-Rename -SkipExisting")]
    [InlineData("-Force -Rename")]
    public void Only_one_way_to_treat_existing_files_is_allowed(string switches)
    {
        using LoopbackServer server = Serve();
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(SaveBoth + switches, _folder.Path).Errors.ShouldHaveSingleItem().FullyQualifiedErrorId
            .ShouldStartWith("HubSpotValidationFailed,");

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Save_creates_the_folder_unless_WhatIf_is_set()
    {
        var host = new StubHost();
        using var session = new ModuleSession(host: host);
        string path = Path.Combine(_folder.Path, "new", "folder");
        const string Save = "param($path) [HubSpotConversations.Models.FileAttachment]@{ Type = 'FILE'; FileId = '190001'; Name = 'x.pdf' } "
            + "| Save-HubSpotAttachment -LiteralPath $path";

        session.Run(Save + " -WhatIf", path).ShouldSucceed().Output.ShouldBeEmpty();
        host.User.Shown.ShouldHaveSingleItem().ShouldContain($"\"Save x.pdf (FILE 190001)\" on target \"{Path.Combine(path, "x.pdf")}\"");
        Directory.Exists(path).ShouldBeFalse();

        session.Run("Connect-HubSpot -Sandbox").ShouldSucceed();
        session.Run(Save, path).ShouldSucceed();
        Directory.GetFiles(path).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public void Without_a_signed_url_Save_uses_the_url_from_the_message(int status)
    {
        using LoopbackServer server = Serve(Replies.Refused(status));
        using var session = ModuleSession.ConnectedTo(server.Uri);
        const string File = "param($folder, $url) [HubSpotConversations.Models.FileAttachment]@{ Type = 'FILE'; FileId = '1'; Name = 'a.txt'; Url = $url } "
            + "| Save-HubSpotAttachment -LiteralPath $folder";

        session.Run(File, _folder.Path, null).Errors.ShouldHaveSingleItem().Exception.Message.ShouldContain($"({status} ");
        session.Run(File, _folder.Path, new Uri(server.Uri, "/signed/7?signature=secret").AbsoluteUri).ShouldSucceed();

        _folder.Read("a.txt").ShouldBe("bytes of 7");
        server.Requests[^1].Headers.Keys.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("cut", "HubSpotUnreachable")]
    [InlineData("short", "HubSpotUnexpectedResponse")]
    [InlineData("long", "HubSpotUnexpectedResponse")]
    [InlineData("packed", "HubSpotUnexpectedResponse")]
    [InlineData("gone", "HubSpotRequestRefused")]
    [InlineData("plain", "HubSpotUnexpectedResponse")]
    public void A_failed_download_leaves_no_file(string fault, string errorId)
    {
        LoopbackReply reply = fault switch
        {
            "cut" => LoopbackReply.Truncated(200, "byt", missing: 7),
            "short" => LoopbackReply.Response(200, "byt"),
            "long" => LoopbackReply.Chunked("bytes of 1 and more"),
            "packed" => LoopbackReply.Response(200, "bytes of 1", "text/plain", "Content-Encoding: gzip"),
            "gone" => LoopbackReply.Response(410, "gone", "text/plain"),
            _ => LoopbackReply.Response(302, "", "text/plain", "Location: http://files.example/a"),
        };
        using LoopbackServer server = Serve(download: reply);
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("param($folder) Save-HubSpotAttachment -FileId 1 -LiteralPath $folder", _folder.Path);

        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        result.Output.ShouldBeEmpty();
        _folder.Names.ShouldBeEmpty();
    }

    [Fact(Timeout = Guard)]
    public async Task Ctrl_C_deletes_the_partial_file()
    {
        CancellationToken end = TestContext.Current.CancellationToken;
        using LoopbackServer server = Serve(download: LoopbackReply.Stall("byt", missing: 7));
        using var session = ModuleSession.ConnectedTo(server.Uri);
        using var deleted = new FileSystemWatcher(_folder.Path);
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        deleted.Created += (_, _) => created.TrySetResult();
        deleted.Deleted += (_, _) => gone.TrySetResult();
        deleted.EnableRaisingEvents = true;
        using var shell = PowerShell.Create(session.Runspace);
        shell.AddScript("param($folder) Save-HubSpotAttachment -FileId 1 -LiteralPath $folder").AddArgument(_folder.Path);
        Task<PSDataCollection<PSObject>> call = shell.InvokeAsync();
        await created.Task.WaitAsync(end);
        _folder.Names.ShouldHaveSingleItem().ShouldEndWith(".partial");

        await shell.StopAsync(callback: null, state: null).WaitAsync(end);

        await Should.ThrowAsync<PipelineStoppedException>(call);
        await gone.Task.WaitAsync(end);
        _folder.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Get-HubSpotThread 6065362089 | Save-HubSpotAttachment", "HubSpotValidationFailed")]
    [InlineData("$null | Save-HubSpotAttachment", "HubSpotValidationFailed")]
    [InlineData("[pscustomobject]@{ Name = 'x' } | Save-HubSpotAttachment", "HubSpotValidationFailed")]
    [InlineData("Save-HubSpotAttachment -FileId 'http://files.example/a'", "HubSpotValidationFailed")]
    [InlineData("Save-HubSpotAttachment -FileId 404", "HubSpotNotFound")]
    [InlineData("Save-HubSpotAttachment -FileId 1 -Path '/none*'", "HubSpotFileNotSaved")]
    [InlineData("Save-HubSpotAttachment -FileId 1 -Path Env:HOME", "HubSpotFileNotSaved")]
    public void Save_reports_an_error_for_invalid_input(string script, string errorId)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("param($folder) $ExecutionContext.SessionState.Path.SetLocation([WildcardPattern]::Escape($folder)) > $null; " + script, _folder.Path);

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        _folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Get_HubSpotFile_accepts_ids_and_attachments()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            "190001, '190002' | Get-HubSpotFile; Get-HubSpotFile 190001, 404; New-HubSpotAttachment 190002 | Get-HubSpotFile");

        result.Output.Select(static o => o.Properties["FileId"].Value).ShouldBe(["190001", "190002", "190001", "190002"]);
        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(0L, "0 B")]
    [InlineData(1023L, "1023 B")]
    [InlineData(1024L, "1 KB")]
    [InlineData(1536L, "1.5 KB")]
    [InlineData(12_700L, "12 KB")]
    [InlineData(5L * 1024 * 1024 * 1024, "5 GB")]
    public void Size_formats_bytes_for_humans(long? bytes, string text)
    {
        using var session = new ModuleSession();

        session.Run("param($bytes) [HubSpotConversations.Formatting.Display]::Size($bytes)", bytes).Texts.ShouldBe([text]);
    }

    private static LoopbackServer Serve(LoopbackReply? link = null, LoopbackReply? download = null)
    {
        LoopbackServer server = null!;
        server = new LoopbackServer(request =>
        {
            string[] parts = request.Target.Split('/', '?');
            if (parts[1] == "signed")
            {
                return download ?? LoopbackReply.Response(200, "bytes of " + parts[2], "text/plain");
            }

            string name = parts[4] == "1" ? "file one" : "file two";
            return link ?? LoopbackReply.Response(
                200,
                $$"""{"url":"{{server.Uri}}signed/{{parts[4]}}?signature=secret","name":"{{name}}","extension":"txt","size":10}""");
        });
        return server;
    }

    private static IEnumerable<PSObject> ItemsOf(object? parts)
        => (LanguagePrimitives.GetEnumerable(parts)?.Cast<object>() ?? []).Select(PSObject.AsPSObject);
}
