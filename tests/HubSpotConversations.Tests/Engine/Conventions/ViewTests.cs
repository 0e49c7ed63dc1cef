using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>Runs the script blocks of the format file directly, because this engine lacks Format-Table.</summary>
public sealed class ViewTests
{
    private static readonly XDocument Format = XDocument.Load(Path.Combine(StagedModule.Path, "HubSpotConversations.Format.ps1xml"));

    [Fact]
    public void A_thread_shows_names_from_the_first_command_on()
    {
        using var session = ModuleSession.InSandbox();

        string[] row = Row(session, "Get-HubSpotThread 6065362090");
        row.ShouldBe(["6065362090", "OPEN", "Jane Doe", "Support", "LIVE_CHAT", "Priya Raman"]);
        Row(session, "Get-HubSpotThread 6065362090").ShouldBe(row);
    }

    [Fact]
    public void A_thread_shows_agent_names_from_cached_owners()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("$null = Get-HubSpotOwner").ShouldSucceed();

        Row(session, "Get-HubSpotThread 6065362089")[^1].ShouldBe("Maya Lindqvist");
    }

    // The connection check has cached the inboxes.
    [Theory]
    [InlineData("ASSIGNMENT", "assigned to A-52301001", "assigned to Maya Lindqvist")]
    [InlineData("THREAD_INBOX_CHANGE", "moved from Sales to Support", "moved from Sales to Support")]
    [InlineData("THREAD_STATUS_CHANGE", "thread is now CLOSED", "thread is now CLOSED")]
    public void The_text_of_a_thread_change_has_cached_names(string type, string before, string after)
    {
        using var session = ModuleSession.InSandbox();
        string script = $"Get-HubSpotThread -NoName | Get-HubSpotThreadMessage -Type {type} | ForEach-Object Text";

        session.Run(script).ShouldSucceed().Texts.ShouldContain(before);
        session.Run("$null = Get-HubSpotActor A-52301001").ShouldSucceed();
        session.Run(script).ShouldSucceed().Texts.ShouldContain(after);
    }

    [Fact]
    public void A_cached_name_replaces_a_missing_author_name()
    {
        using var session = ModuleSession.InSandbox();
        const string Script = "Get-HubSpotThreadMessage 6065362089 -Type COMMENT | ForEach-Object From";
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

            // The last column takes the remaining width, so the others must leave some space.
            widths[^1].ShouldBe(0);
            (widths.Sum() + widths.Length - 1).ShouldBeLessThanOrEqualTo(72, (string?)table.Parent!.Element("Name"));
        }
    }

    [Fact]
    public void Every_type_with_a_table_has_a_list_that_shows_only_Booleans_and_numbers_unescaped()
    {
        const string Models = "HubSpotConversations.Models.";
        string[] listed = Names("ListControl");
        foreach (string name in new[] { "ConversationThread", "ThreadMessage", "Inbox", "Channel", "ChannelAccount", "Actor", "Owner", "HubSpotFile", "SendJournalSummary", "SendJournalEntry" })
        {
            listed.ShouldContain(Models + name);
            Names("TableControl").ShouldContain(Models + name);
        }

        // Everything except a Boolean or a number is escaped for the terminal first.
        Format.Descendants("PropertyName").Select(static p => p.Value).Distinct()
            .ShouldBe(["Archived", "Active", "Authorized", "Files", "Threads", "Messages", "NewMessages"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Inbox", "id", "name", "type")]
    [InlineData("Channel", "id", "name", "id")]
    [InlineData("ChannelAccount", "id", "name", "channelId")]
    [InlineData("Actor", "id", "name", "email")]
    [InlineData("Owner", "id", "firstName", "email")]
    [InlineData("ConversationThread", "id", "status", "assignedTo")]
    public void The_views_show_hostile_text_on_one_line_without_control_characters(string type, params string[] fields)
    {
        const string Hostile = "a\\u001b[31m\\r\\nb\\u202ec\\u0007";
        string body = "{" + string.Join(',', fields.Distinct().Select(field => $"\"{field}\":\"{Hostile}\"")) + "}";
        using var server = new Loopback.LoopbackServer(Loopback.LoopbackReply.Response(200, $$"""{"results":[{{body}}]}"""));
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

    // The row of a table without the time, which depends on the local time zone.
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
