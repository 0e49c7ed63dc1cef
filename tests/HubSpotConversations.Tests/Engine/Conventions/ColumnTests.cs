using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>
/// The columns of Select-Object *, Format-List * and Export-Csv: each value once, each as text. The module's test engine
/// lacks these cmdlets, so the tests read the visible properties, as the cmdlets do.
/// </summary>
public sealed partial class ColumnTests
{
    // A name is the id until the name is known. Content describes attachments of every kind, because the first object
    // decides the columns of a CSV file.
    private static readonly string[] Descriptions =
        ["Inbox", "Channel", "ChannelAccount", "Contact", "Assignee", "From", "Content"];

    [Fact]
    public void No_two_visible_properties_always_have_the_same_value()
    {
        using var session = new ModuleSession();
        foreach (object model in DistinctModels.All(ModelAssembly(session)))
        {
            string[] doubles = Columns(session, model)
                .Where(static column => column.Text is not ("" or "True" or "False") && !Descriptions.Contains(column.Name))
                .GroupBy(static column => column.Text, StringComparer.Ordinal)
                .Where(static group => group.Count() > 1)
                .Select(static group => string.Join(" = ", group.Select(static column => column.Name)))
                .ToArray();

            doubles.ShouldBeEmpty(model.GetType().Name);
        }
    }

    [Fact]
    public void Every_column_of_a_CSV_file_is_a_text_and_not_the_name_of_a_type()
    {
        using ModuleSession session = ModuleSession.InSandbox();
        object[] connected = [.. session.Run("Get-HubSpotAccount; Get-HubSpotConnection").Output.Select(static item => item.BaseObject)];
        connected.Length.ShouldBe(2);
        foreach (object model in DistinctModels.All(ModelAssembly(session)).Concat(connected))
        {
            foreach ((string name, string text) in Columns(session, model))
            {
                TypeName.IsMatch(text).ShouldBeFalse($"{model.GetType().Name}.{name} is '{text}'");
            }
        }
    }

    [Theory]
    [InlineData("Get-HubSpotThread 6065362089", "Id = ThreadId", "AssociatedContactId = ContactId", "LatestMessageTimestamp = LatestMessage")]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -First 1", "Id = MessageId", "ConversationsThreadId = ThreadId")]
    [InlineData("Get-HubSpotInbox 81001", "Id = InboxId")]
    [InlineData("Get-HubSpotContact -Email jane.doe@example.com", "Id = ContactId")]
    [InlineData("Get-HubSpotChannel 1002", "Id = ChannelId")]
    [InlineData("Get-HubSpotChannelAccount 62001", "Id = ChannelAccountId")]
    [InlineData("Get-HubSpotActor A-52301001", "Id = ActorId")]
    [InlineData("Get-HubSpotOwner maya.lindqvist@acme.example", "Id = OwnerId")]
    [InlineData("Get-HubSpotFile 170045001", "Id = FileId")]
    public void The_names_that_HubSpot_uses_work_in_scripts_and_are_hidden(string script, params string[] names)
    {
        using ModuleSession session = ModuleSession.InSandbox();
        PSObject item = session.Run(script).Single;

        foreach (string[] pair in names.Select(static name => name.Split(" = ")))
        {
            string value = session.Run($"param($item) Set-StrictMode -Version Latest; \"$($item.{pair[0]})\"", item).Texts.ShouldHaveSingleItem();
            value.ShouldNotBeEmpty(pair[0]);
            value.ShouldBe(session.Run($"param($item) \"$($item.{pair[1]})\"", item).Texts.ShouldHaveSingleItem());
            item.Properties.Select(static property => property.Name).ShouldNotContain(pair[0]);
        }
    }

    // Tab offers the visible members.
    [Fact]
    public void No_type_shows_members_that_are_internal_to_PowerShell()
    {
        using var session = new ModuleSession();
        foreach (object model in DistinctModels.All(ModelAssembly(session)))
        {
            session.Run("param($item) $item.psobject.Members | ForEach-Object Name", model).ShouldSucceed().Texts
                .ShouldNotContain("PSStandardMembers", model.GetType().Name);
        }
    }

    [Fact]
    public void A_draft_from_a_CSV_file_keeps_its_copied_recipients_and_files()
    {
        using ModuleSession session = ModuleSession.InSandbox();
        PSObject draft = session.Run(
            "New-HubSpotThreadMessage 6065362089 Hello -Recipient jane.doe@example.com -Cc boss@example.com -Bcc 'all@example.com' "
            + "-Attachment 190001, 190002 -Sender A-52301002 -ChannelId 1002 -ChannelAccountId 62001").Single;

        PSObject back = session.RunWithInput("$input | New-HubSpotThreadMessage", [Row(session, draft)]).Single;

        back.Properties["Recipients"].Value.ToString()
            .ShouldBe("jane.doe@example.com (TO); boss@example.com (CC); all@example.com (BCC)");
        back.Properties["To"].Value.ShouldBe(draft.Properties["To"].Value);
        back.Properties["Attachments"].Value.ToString().ShouldBe("190001; 190002");
        session.RunWithInput("$input | Send-HubSpotThreadMessage", [Row(session, draft)]).ShouldSucceed();
    }

    [Theory]
    [InlineData("Jane Doe <jane@example.com>", "Jane Doe", "jane@example.com", "TO")]
    [InlineData("jane@example.com (cc)", null, "jane@example.com", "CC")]
    [InlineData("Jane <jane@example.com> (BCC)", "Jane", "jane@example.com", "BCC")]
    [InlineData("+15551234567", null, "+15551234567", null)]
    public void A_recipient_can_have_a_name_and_a_field(string text, string? name, string address, string? field)
    {
        using var session = new ModuleSession();

        PSObject recipient = session.Run("param($text) (New-HubSpotThreadMessage -Recipient $text).Recipients[0]", text).Single;

        recipient.Properties["Name"].Value.ShouldBe(name);
        recipient.Properties["Address"].Value.ShouldBe(address);
        recipient.Properties["RecipientField"].Value.ShouldBe(field);
    }

    [Fact]
    public void A_message_from_a_CSV_file_can_be_replied_to_and_its_files_saved()
    {
        using var folder = new TemporaryFolder();
        using ModuleSession session = ModuleSession.InSandbox();
        PSObject message = session.Run(
            "Get-HubSpotThread -NoName | Get-HubSpotThreadMessage | Where-Object { $_.Attachments -like '*[0-9]*' } | ForEach-Object { $_ }")
            .ShouldSucceed().Output[0];

        SessionResult reply = session.RunWithInput(
            "$input | Send-HubSpotThreadMessage -Text Thanks -Sender A-52301002", [Row(session, message)]);
        SessionResult saved = session.RunWithInput(
            $"$input | Save-HubSpotAttachment -LiteralPath '{folder.Path}'", [Row(session, message)]);

        reply.Single.Properties["ThreadId"].Value.ShouldBe(message.Properties["ThreadId"].Value);
        reply.Single.Properties["Text"].Value.ShouldBe("Thanks");
        saved.ShouldSucceed().Output.ShouldNotBeEmpty();
    }

    private static (string Name, string Text)[] Columns(ModuleSession session, object model)
    {
        PSObject item = session.Run("param($item) $item | ForEach-Object { $_ }", model).Single;
        return [.. item.Properties.Select(static property => (property.Name, property.Value?.ToString() ?? ""))];
    }

    // What Import-Csv creates from what Export-Csv writes.
    private static PSObject Row(ModuleSession session, PSObject item)
    {
        var row = new PSObject();
        foreach ((string name, string text) in Columns(session, item))
        {
            row.Properties.Add(new PSNoteProperty(name, text));
        }

        return row;
    }

    private static Assembly ModelAssembly(ModuleSession session)
        => (Assembly)session.Run("[HubSpotConversations.Models.WireModel].Assembly").Single.BaseObject;

    [GeneratedRegex(@"^System\.|HubSpotConversations\.|\[\]$|`\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName { get; }
}
