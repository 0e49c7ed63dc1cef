using System.Management.Automation;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Messages;

/// <summary>Show-HubSpotThread writes a thread as a conversation.</summary>
public sealed partial class ShowThreadTests
{
    [Fact]
    public void A_thread_is_shown_from_its_oldest_entry_with_names_and_attachments()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        Lines(session, "Show-HubSpotThread 6065362089 -Width 80").ShouldBe(
        [
            "Thread 6065362089: Damaged box, order AC-20391",
            "Jane Doe | EMAIL | OPEN | inbox Sales | assigned to Maya Lindqvist",
            "",
            "TIME Jane Doe",
            "  Hello, my kettle arrived in a damaged box. Picture and invoice attached.",
            "  [attached: damaged box.png, invoice-2026-118.pdf]",
            "",
            "TIME * assigned to Maya Lindqvist",
            "",
            "TIME Tomas Okafor, internal comment",
            "  | The carrier confirms the damage: a replacement is fine.",
            "",
            "TIME Maya Lindqvist -> jane.doe@example.com, warehouse@acme.example",
            "(CC)",
            "  Hello Jane, sorry about that. Is the kettle itself damaged too?",
            "",
            "TIME Jane Doe",
            "  The lid is bent. Could you send a new one to the same address?",
        ]);
    }

    [Fact]
    public void Last_reads_only_the_newest_entries_and_shows_them_oldest_first()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Show-HubSpotThread 6065362089 -Last 2 -Verbose").ShouldSucceed();

        result.Texts.Where(static line => line.EndsWith("Jane Doe", StringComparison.Ordinal) || line.Contains(" -> "))
            .Select(static line => line[17..21]).ShouldBe(["Maya", "Jane"]);
        result.Verbose.Single(static line => line.Contains("/messages?")).ShouldContain("limit=2 ->");
    }

    [Theory]
    [InlineData("-NoComment", "internal comment", false)]
    [InlineData("", "internal comment", true)]
    [InlineData("-Since (Get-HubSpotThreadMessage 6065362089 -First 1).CreatedAt.AddMinutes(-1)", "The lid is bent", true)]
    [InlineData("-Since (Get-HubSpotThreadMessage 6065362089 -First 1).CreatedAt.AddMinutes(-1)", "sorry about that", false)]
    [InlineData("-Since (Get-HubSpotThreadMessage 6065362089 -First 1).CreatedAt", "Thread 6065362089", true)]
    public void Entries_can_be_left_out(string arguments, string text, bool isShown)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        Lines(session, "Show-HubSpotThread 6065362089 " + arguments).Any(line => line.Contains(text)).ShouldBe(isShown);
    }

    [Fact]
    public void Full_replaces_shortened_texts_and_a_shortened_one_names_the_command()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        string[] shortened = Lines(session, "Show-HubSpotThread 6065362097");
        string[] full = Lines(session, "Show-HubSpotThread 6065362097 -Full");

        shortened.ShouldContain("  [text shortened; Show-HubSpotThread 6065362097 -Full shows all of it]");
        shortened.ShouldContain("  [quoted text left out; Show-HubSpotThread 6065362097 -Full shows all of it]");
        shortened.ShouldNotContain("  Line 400 of the boiler log.");
        full.ShouldContain("  Line 400 of the boiler log.");
        full.ShouldAllBe(static line => !line.Contains("-Full"));
    }

    [Fact]
    public void A_thread_is_shown_once_however_many_of_its_messages_are_piped_in()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        Lines(session, "Get-HubSpotThreadMessage 6065362089 | Show-HubSpotThread")
            .ShouldBe(Lines(session, "Get-HubSpotThread 6065362089 | Show-HubSpotThread"));
    }

    [Fact]
    public void An_unknown_thread_is_an_error_and_the_next_one_is_shown()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run("404, 6065362089 | Show-HubSpotThread");

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        result.Texts.ShouldContain("Thread 6065362089: Damaged box, order AC-20391");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    public void Hostile_and_long_text_stays_in_its_lines(int width)
    {
        const string Hostile = "seen\\u001b[31m\\u001b]8;;x:y\\u0007\\u009b2J\\u202e\\u2066\\r\\n\\r\\n\\r\\nnext\\ud83c\\udf89";
        string word = new('w', 301);
        using var server = new LoopbackServer(request => LoopbackReply.Response(200, request.Target.Contains("/messages")
            ? $$"""
                {"results":[
                {"type":"MESSAGE","id":"m1","conversationsThreadId":"7","text":"{{Hostile}} {{word}}🎉{{word}}","subject":"{{Hostile}}",
                 "direction":"INCOMING","createdAt":"2026-11-17T16:00:00Z","truncationStatus":"{{Hostile}}",
                 "senders":[{"name":"{{Hostile}}"}],"attachments":[{"type":"FILE","fileId":"1","name":"{{Hostile}}"}],
                 "status":{"statusType":"FAILED","failureDetails":{"errorMessage":"{{Hostile}}"} } },
                {"type":"{{Hostile}}","id":"m2","createdBy":"{{Hostile}}"},
                {"type":"COMMENT","id":"m3","text":"{{Hostile}}"},
                {"type":"MESSAGE","id":"m4"}]}
                """
            : request.Target.Contains("/threads/") ? $$"""{"id":"7","status":"{{Hostile}}","associatedContactId":"{{Hostile}}"}"""
            : """{"results":[]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        string[] lines = Lines(session, $"Show-HubSpotThread 7 -Width {width}");

        string all = string.Concat(lines);
        lines.ShouldAllBe(line => line.Length <= width);
        Unsafe.IsMatch(all).ShouldBeFalse();
        lines.Count(static line => line.Contains("seen", StringComparison.Ordinal)).ShouldBeGreaterThan(6);
        all.Count(static c => c == 'w').ShouldBeGreaterThan(600);
        lines.ShouldAllBe(static line => !char.IsLowSurrogate(line.FirstOrDefault()) && !char.IsHighSurrogate(line.LastOrDefault()));
        lines.ShouldContain(static line => line.StartsWith("  next🎉", StringComparison.Ordinal));
    }

    [Fact]
    public void The_lines_are_plain_strings_and_only_their_view_has_color()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        IReadOnlyList<PSObject> lines = session.Run("Show-HubSpotThread 6065362089").ShouldSucceed().Output;

        lines.ShouldAllBe(static line => line.BaseObject is string);
        lines.ShouldAllBe(static line => !((string)line.BaseObject).Contains('\u001b'));
        string heading = session.Run("param($line) $line | ForEach-Object { [HubSpotConversations.Formatting.Display]::Conversation($_) }", lines[0])
            .ShouldSucceed().Texts.ShouldHaveSingleItem();
        heading.Replace("\u001b[1m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal).ShouldBe((string)lines[0].BaseObject);
        lines.Select(static line => line.TypeNames[0]).Distinct().Where(static name => name.Contains('#')).Select(static name => name.Split('#')[1])
            .ShouldBe(["Heading", "Incoming", "Change", "Comment", "Outgoing"]);
    }

    [Fact]
    public void The_table_of_messages_has_the_whole_text_and_names_the_command_for_a_shortened_one()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        session.Run("[HubSpotConversations.Formatting.Display]::Message('word ' * 1000).Length").Texts.ShouldBe(["4999"]);
        session.Run("[HubSpotConversations.Formatting.Display]::Truncation('TRUNCATED')").Texts.ShouldHaveSingleItem()
            .ShouldContain("Get-HubSpotThreadMessage -OriginalContent");
        SessionResult full = session.Run(
            "Get-HubSpotThreadMessage 6065362097 -Type MESSAGE | Where-Object TruncationStatus -ne NOT_TRUNCATED | "
            + "Get-HubSpotThreadMessage -OriginalContent").ShouldSucceed();
        full.Output.Count.ShouldBe(2);
        full.Output.ShouldAllBe(static message => (string)message.Properties["TruncationStatus"].Value == "NOT_TRUNCATED");
    }

    private static string[] Lines(ModuleSession session, string script)
        => [.. session.Run(script).ShouldSucceed().Texts.Select(static line => Time.Replace(line, "TIME"))];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"[\p{Cc}\p{Cf}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unsafe { get; }
}
