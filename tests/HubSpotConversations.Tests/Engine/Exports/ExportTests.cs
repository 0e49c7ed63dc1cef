using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Exports;

public sealed class ExportTests : IDisposable
{
    private const string OneThread = "param($path) Set-StrictMode -Version Latest; Export-HubSpotThread -ThreadId 6065362089 -Path $path ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_has_the_facts_of_the_thread_and_each_entry_with_names()
    {
        string[] lines = File.ReadAllLines(Export("-Format Text"));

        lines.Take(10).Where(static line => !line.StartsWith("Started: 20", StringComparison.Ordinal)).ShouldBe(
        [
            "=== Thread 6065362089 ===", "Subject: Damaged box, order AC-20391", "Contact: Jane Doe (jane.doe@example.com)", "Status: OPEN",
            "Assigned to: Maya Lindqvist", "Inbox: Sales", "Channel: EMAIL", "Thread: 6065362089", "",
        ]);
        lines.Where(static line => line.StartsWith("--- ", StringComparison.Ordinal)).Select(static line => line.Split(" | ")[1]).ShouldBe(
        [
            "Jane Doe", "* assigned to Maya Lindqvist", "Tomas Okafor, internal comment",
            "Maya Lindqvist -> jane.doe@example.com, warehouse@acme.example (CC)", "Jane Doe",
        ]);
        lines.ShouldContain("    Hello, my kettle arrived in a damaged box. Picture and invoice attached.");
        lines.ShouldContain("    [attached: invoice-2026-118.pdf]");
        lines[^1].ShouldBe("=== End of thread 6065362089 ===");
    }

    [Theory]
    [InlineData("Html", "href=\"thread-6065362089-files/damaged%20box.png\"")]
    [InlineData("Markdown", "(<thread-6065362089-files/damaged%20box.png>)")]
    [InlineData("Text", "saved as thread-6065362089-files/damaged box.png")]
    [InlineData("JsonLines", "\"Path\":\"thread-6065362089-files/damaged box.png\"")]
    [InlineData("Csv", "thread-6065362089-files/damaged box.png; ")]
    public void Attachments_are_saved_beside_the_transcript_and_linked(string format, string link)
    {
        using ModuleSession session = ModuleSession.InSandbox();
        string script = OneThread + $"-Format {format} -IncludeAttachment";

        SessionResult result = session.Run(script, _folder.Path).ShouldSucceed();

        File.ReadAllText((string)result["Path"]!).ShouldContain(link);
        result["Files"].ShouldBe(2);
        Directory.GetFiles(Path.Combine(_folder.Path, "thread-6065362089-files")).Length.ShouldBe(2);
        SessionResult again = session.Run(script + " -Verbose", _folder.Path).ShouldSucceed();
        again["Files"].ShouldBe(0);
        again.Verbose.ShouldAllBe(static line => !line.Contains("signed"));
    }

    [Theory]
    [InlineData("JsonLines", "\"From\":\"HubSpot\"")]
    [InlineData("Csv", ",\"HubSpot\",")]
    public void A_change_by_HubSpot_itself_has_a_name(string format, string author)
    {
        string text = File.ReadAllText(Export($"-Format {format}"));

        text.ShouldContain(author);
        text.ShouldNotContain("S-hubspot");
    }

    [Fact]
    public void Attachments_can_be_added_to_a_transcript_later()
    {
        string path = Export("");

        Export("-IncludeAttachment").ShouldBe(path);

        File.ReadAllText(path).ShouldContain("href=\"thread-6065362089-files/");
        Transcripts.Ids(path).ShouldBeUnique();
        Transcripts.Ids(path).Length.ShouldBe(5);
    }

    [Fact]
    public void A_file_that_can_not_be_saved_is_an_error_and_is_tried_again_by_the_next_run()
    {
        bool isThere = false;
        using var server = new LoopbackServer(request =>
            request.Target.StartsWith("/files/", StringComparison.Ordinal)
                ? isThere ? LoopbackReply.Response(200, $$"""{"url":"http://{{request.Headers["Host"]}}/file","name":"a","extension":"txt","size":4}""") : Replies.Refused(404, "OBJECT_NOT_FOUND")
            : request.Target == "/file" ? LoopbackReply.Bytes200("text"u8.ToArray())
            : request.Target.Contains("/messages", StringComparison.Ordinal)
                ? LoopbackReply.Response(200, """{"results":[{"type":"MESSAGE","id":"m1","conversationsThreadId":"6065362089","createdAt":"2026-11-01T10:00:00Z","text":"Hi","attachments":[{"type":"FILE","fileId":"7","name":"a.txt"}]}]}""")
            : LoopbackReply.Response(200, """{"id":"6065362089","status":"OPEN"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult first = session.Run(OneThread + "-IncludeAttachment -Format Text", _folder.Path);
        first.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        string path = (string)first.Output.ShouldHaveSingleItem().Properties["Path"].Value;
        File.ReadAllText(path).ShouldContain("[attached: a.txt]");

        isThere = true;
        session.Run(OneThread + "-IncludeAttachment -Format Text", _folder.Path).ShouldSucceed()["NewMessages"].ShouldBe(0);
        File.ReadAllText(path).ShouldContain("[attached: a.txt, saved as thread-6065362089-files/a.txt]");
    }

    [Fact]
    public void Shortened_messages_have_their_full_text()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        string path = (string)session.Run("param($path) Export-HubSpotThread -ThreadId 6065362097 -Path $path -Format Text", _folder.Path)["Path"]!;

        string text = File.ReadAllText(path);
        text.ShouldContain("Line 400 of the boiler log.");
        text.ShouldContain("> The log follows in the next mail.");
        text.ShouldNotContain("shortened");
    }

    [Theory]
    [InlineData("-ExcludeComment", 4)]
    [InlineData("-Since (Get-HubSpotThreadMessage 6065362089 -First 1).CreatedAt.AddMinutes(-1)", 1)]
    [InlineData("-Before (Get-HubSpotThreadMessage 6065362089 -First 1).CreatedAt", 4)]
    [InlineData("-Since 2026-01-01 -Before 2026-01-02", 0)]
    [InlineData("", 5)]
    public void Entries_can_be_left_out(string arguments, int count)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        PSObject[] output = [.. session.Run(OneThread + arguments, _folder.Path).ShouldSucceed().Output];

        output.Sum(static item => (int)item.Properties["Messages"].Value).ShouldBe(count);
        _folder.Names.Count.ShouldBe(count == 0 ? 0 : 1);
    }

    [Fact]
    public void A_contact_has_all_threads_in_one_page_even_those_in_the_trash()
    {
        using ModuleSession session = ModuleSession.InSandbox();
        string email = (string)session.Run("(Get-HubSpotContact 704).Email").Single.BaseObject;

        SessionResult result = session.Run(
            "param($path, $email) Export-HubSpotThread -Contact $email, jane.doe@example.com -Path $path", Path.Combine(_folder.Path, "all.html"), email)
            .ShouldSucceed();

        result["Threads"].ShouldBe(5);
        result["ThreadId"].ShouldBeNull();
        File.ReadAllText((string)result["Path"]!).ShouldContain("in HubSpot&#39;s trash");
    }

    [Fact]
    public void A_contact_without_threads_is_a_warning()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"results":[]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("param($path) Export-HubSpotThread -Contact 5 -Path $path", Path.Combine(_folder.Path, "all.html"));

        result.ShouldSucceed().Output.ShouldBeEmpty();
        result.Warnings.ShouldBe(["The contact 5 has no threads."]);
        _folder.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Get-HubSpotThread -Status Open -Inbox Sales")]
    [InlineData("Get-HubSpotThread -Status Open -Inbox Sales | Get-HubSpotThreadMessage")]
    public void Live_and_re_imported_objects_are_exported_once_each(string script)
    {
        using ModuleSession session = ModuleSession.InSandbox();
        IReadOnlyList<PSObject> items = session.Run(script).ShouldSucceed().Output;
        string[] threads = [.. items.Select(static item => (string)item.Properties["ThreadId"].Value).Distinct()];

        session.RunWithInput("param($path) $input | Export-HubSpotThread -Path $path", items, _folder.Path).ShouldSucceed().Output
            .Select(static item => (string)item.Properties["ThreadId"].Value).ShouldBe(threads);
        object?[] back = [.. items.Select(static item => PSSerializer.Deserialize(PSSerializer.Serialize(item)))];
        session.RunWithInput("param($path) $input | Export-HubSpotThread -Path $path -Format Text", back, _folder.Path).ShouldSucceed().Output
            .Select(static item => (string)item.Properties["ThreadId"].Value).ShouldBe(threads);
    }

    [Fact]
    public void A_missing_thread_is_an_error_and_the_others_are_exported()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run("param($path) 6065362089, 5, 6065362090 | Export-HubSpotThread -Path $path", _folder.Path);

        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        error.TargetObject.ShouldBe("5");
        _folder.Names.ShouldBe(["thread-6065362089.html", "thread-6065362090.html"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("all.csv")]
    public void WhatIf_writes_nothing(string name)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        session.Run(OneThread + "-WhatIf", Path.Combine(_folder.Path, name)).ShouldSucceed().Output.ShouldBeEmpty();

        _folder.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("all.html", "")]
    [InlineData("all.csv", "")]
    [InlineData("all.txt", "")]
    [InlineData("all.jsonl", "")]
    [InlineData("all.txt", "-Format Markdown")]
    public void A_file_that_is_not_a_transcript_is_replaced_only_with_Force(string name, string arguments)
    {
        string path = _folder.Write(name, "mine");
        using ModuleSession session = ModuleSession.InSandbox();

        session.Run(OneThread + arguments, path).SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileExists,");
        File.ReadAllText(path).ShouldBe("mine");
        _folder.Names.ShouldBe([name]);

        session.Run(OneThread + "-Force " + arguments, path).ShouldSucceed()["NewMessages"].ShouldBe(5);
        File.ReadAllText(path).ShouldNotContain("mine");
        _folder.Names.ShouldBe([name]);
    }

    [Fact]
    public void Force_writes_only_what_HubSpot_has_now()
    {
        string path = Export("");

        Export("-ExcludeComment -Force").ShouldBe(path);

        Transcripts.Ids(path).Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("report.pdf", "HubSpotValidationFailed", "end the path with a slash")]
    [InlineData("missing:/x", "HubSpotFileNotSaved", "missing")]
    public void A_path_that_is_neither_a_folder_nor_a_transcript_is_rejected(string name, string id, string reason)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        ErrorRecord error = session.Run(OneThread, name.Contains(':') ? name : Path.Combine(_folder.Path, name)).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith(id + ",");
        error.ToString().ShouldContain(reason);
    }

    [Fact]
    public void A_folder_with_a_dot_in_its_name_is_a_folder_with_a_slash_at_its_end()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        session.Run(OneThread, Path.Combine(_folder.Path, "jane.doe") + "/").ShouldSucceed();

        File.Exists(Path.Combine(_folder.Path, "jane.doe", "thread-6065362089.html")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("-Format Html", "", 1)]
    [InlineData("-Format Markdown", "", 1)]
    [InlineData("-Format Html -IncludeAttachment", "-IncludeAttachment", 1)]
    [InlineData("-Format Html", "-IncludeAttachment", 3)]
    [InlineData("-Format Html -Since 300d", "", 3)]
    [InlineData("-Format Html -ExcludeComment", "", 3)]
    public void A_complete_transcript_needs_only_the_newest_page(string first, string again, int pages)
    {
        const string Long = "param($path) Export-HubSpotThread -ThreadId 6065362099 -Path $path -Verbose ";
        using ModuleSession session = ModuleSession.InSandbox();
        session.Run(Long + first, _folder.Path).ShouldSucceed();

        SessionResult result = session.Run(
            Long + again + (first.Contains("Markdown") ? " -Format Markdown" : ""), _folder.Path).ShouldSucceed();

        result["Messages"].ShouldBe(250);
        result["NewMessages"].ShouldBe(0);
        result.Verbose.Count(static line => line.Contains("/messages?")).ShouldBe(pages);
    }

    private string Export(string arguments)
    {
        using ModuleSession session = ModuleSession.InSandbox();
        return (string)session.Run(OneThread + arguments, _folder.Path)["Path"]!;
    }
}
