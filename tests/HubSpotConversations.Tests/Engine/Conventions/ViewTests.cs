using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>What the views show, by the script blocks of the format file: the engine here has no Format-Table.</summary>
public sealed class ViewTests
{
    private static readonly XDocument Format = XDocument.Load(Path.Combine(StagedModule.Path, "HubSpotConversations.Format.ps1xml"));

    [Fact]
    public void A_thread_shows_ids_until_names_are_known_and_asks_for_nothing()
    {
        using var session = ModuleSession.InSandbox();

        Row(session, "Get-HubSpotThread 6065362090").ShouldBe(["6065362090", "OPEN", "81002", "LIVE_CHAT", "A-52301003"]);
        session.Run("$null = Get-HubSpotInbox; $null = Get-HubSpotActor A-52301003").ShouldSucceed();
        Row(session, "Get-HubSpotThread 6065362090").ShouldBe(["6065362090", "OPEN", "Support", "LIVE_CHAT", "Priya Raman"]);
    }

    [Fact]
    public void Owners_tell_the_names_of_agents_too()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("$null = Get-HubSpotOwner").ShouldSucceed();

        Row(session, "Get-HubSpotThread 6065362089")[^1].ShouldBe("Maya Lindqvist");
    }

    [Theory]
    [InlineData("Get-HubSpotThread 6065362096", "SPAM")]
    [InlineData("Get-HubSpotThread 6065362095 -Archived", "ARCHIVED")]
    [InlineData("Get-HubSpotThread 6065362094", "CLOSED")]
    public void What_is_most_to_be_known_of_a_thread_is_its_status(string script, string status)
    {
        using var session = ModuleSession.InSandbox();

        Row(session, script)[1].ShouldBe(status);
    }

    // Sales is known from the check of the connection.
    [Theory]
    [InlineData("ASSIGNMENT", "assigned to A-52301001", "assigned to Maya Lindqvist")]
    [InlineData("THREAD_INBOX_CHANGE", "moved from Sales to 81002", "moved from Sales to Support")]
    public void Changes_of_a_thread_tell_names_where_they_are_known(string type, string before, string after)
    {
        using var session = ModuleSession.InSandbox();
        string script = $"$all = Get-HubSpotThread | Get-HubSpotThreadMessage -Type {type}; $all | ForEach-Object {{ [HubSpotConversations.Formatting.Display]::Summary($_) }}";

        session.Run(script).ShouldSucceed().Texts.ShouldContain(before);
        session.Run("$null = Get-HubSpotInbox; $null = Get-HubSpotActor A-52301001").ShouldSucceed();
        session.Run(script).ShouldSucceed().Texts.ShouldContain(after);
    }

    [Fact]
    public void An_author_is_named_where_the_message_does_not_name_one()
    {
        using var session = ModuleSession.InSandbox();
        const string Script = "Get-HubSpotThreadMessage 6065362089 -Type COMMENT | ForEach-Object { [HubSpotConversations.Formatting.Display]::From($_) }";
        string before = session.Run(Script).Texts.ShouldHaveSingleItem();

        session.Run("$null = Get-HubSpotThreadMessage 6065362089 | Get-HubSpotActor").ShouldSucceed();

        session.Run(Script).Texts.ShouldBe(["Tomas Okafor"], $"and not {before}");
    }

    [Fact]
    public void Tables_fit_into_eighty_columns()
    {
        foreach (XElement table in Format.Descendants("TableControl"))
        {
            int[] widths = table.Descendants("TableColumnHeader").Select(static h => (int?)h.Element("Width") ?? 0).ToArray();

            // The last column has the rest, and needs some room for it.
            widths[^1].ShouldBe(0);
            (widths.Sum() + widths.Length - 1).ShouldBeLessThanOrEqualTo(68, (string?)table.Parent!.Element("Name"));
        }
    }

    [Fact]
    public void Every_kind_that_has_a_table_has_a_list_without_raw_text()
    {
        const string Models = "HubSpotConversations.Models.";
        string[] listed = Names("ListControl");
        foreach (string name in new[] { "ConversationThread", "ThreadMessage", "Inbox", "Channel", "ChannelAccount", "Actor", "Owner", "HubSpotFile", "SendJournalSummary", "SendJournalEntry" })
        {
            listed.ShouldContain(Models + name);
            Names("TableControl").ShouldContain(Models + name);
        }

        // What is no truth value is made fit for a terminal first.
        Format.Descendants("PropertyName").Select(static p => p.Value).Distinct()
            .ShouldBe(["Archived", "Active", "Authorized"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Inbox", "id", "name", "type")]
    [InlineData("Channel", "id", "name", "id")]
    [InlineData("ChannelAccount", "id", "name", "channelId")]
    [InlineData("Actor", "id", "name", "email")]
    [InlineData("Owner", "id", "firstName", "email")]
    [InlineData("ConversationThread", "id", "status", "assignedTo")]
    public void Hostile_text_is_shown_in_one_line_without_control_characters(string type, params string[] fields)
    {
        const string Hostile = "a\\u001b[31m\\r\\nb\\u202ec\\u0007";
        string body = "{" + string.Join(',', fields.Distinct().Select(field => $"\"{field}\":\"{Hostile}\"")) + "}";
        using var server = new Loopback.LoopbackServer(Loopback.LoopbackReply.Answer(200, $$"""{"results":[{{body}}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);
        string cmdlet = "Get-HubSpot" + type.Replace("Conversation", "", StringComparison.Ordinal);
        string script = type == "Actor" ? "Get-HubSpotActor ([regex]::Unescape('" + Hostile + "'))" : cmdlet;

        PSObject item = session.Run(script).Single;
        string[] shown = Format.Descendants("View")
            .Where(view => view.Descendants("TypeName").Any(t => t.Value == "HubSpotConversations.Models." + type))
            .Descendants("ScriptBlock").Select(block => Show(session, block.Value, item)).ToArray();

        shown.ShouldNotBeEmpty();
        shown.ShouldContain(static text => text.StartsWith("a[31m b", StringComparison.Ordinal));
        shown.ShouldAllBe(static text => !Regex.IsMatch(text, "[\\p{Cc}\\u202e]", RegexOptions.None, Timeout.InfiniteTimeSpan));
    }

    private static string Show(ModuleSession session, string block, PSObject item)
        => string.Concat(session.Run($"param($item) $item | ForEach-Object {{ {block} }}", item).ShouldSucceed().Texts);

    // A table's row without the time, which is that of whoever looks.
    private static string[] Row(ModuleSession session, string script)
    {
        PSObject item = session.Run(script).Single;
        return Format.Descendants("View").Single(static view => (string?)view.Element("Name") == "ConversationThread")
            .Descendants("TableColumnItem").Select(column => Show(session, column.Value, item)).Skip(1).ToArray();
    }

    private static string[] Names(string control)
        => Format.Descendants("View").Where(view => view.Element(control) is not null)
            .SelectMany(static view => view.Descendants("TypeName")).Select(static t => t.Value).ToArray();
}
