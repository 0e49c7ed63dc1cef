using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>Tab completion of arguments.</summary>
public sealed class CompletionTests
{
    // Only a guard, so that a call that never ends does not block the other tests.
    private const int Guard = 60_000;

    [Theory]
    [InlineData("Get-HubSpotThread -InboxId ", "Sales Support")]
    [InlineData("Get-HubSpotThread -Inbox su", "Support")]
    [InlineData("Get-HubSpotInbox 'Sa", "Sales")]
    [InlineData("Get-HubSpotInbox \"Sa", "Sales")]
    [InlineData("Watch-HubSpotThread -InboxId sal", "Sales")]
    [InlineData("Get-HubSpotChannelAccount -InboxId 81001, su", "Support")]
    [InlineData("Get-HubSpotChannelAccount ", "62004 62005 62006 62001 62002 62003")]
    [InlineData("Get-HubSpotChannelAccount acme", "62004 62005")]
    [InlineData("Send-HubSpotThreadMessage -ChannelAccountId 62003", "62003")]
    [InlineData("New-HubSpotThreadMessage -ChannelAccountId website", "62003")]
    [InlineData("Get-HubSpotThread -ChannelId WH", "WHATSAPP")]
    [InlineData("Get-HubSpotChannel 1002", "EMAIL")]
    [InlineData("Send-HubSpotThreadMessage -ChannelId ", "EMAIL FB_MESSENGER INSTAGRAM LIVE_CHAT SMS")]
    [InlineData("Get-HubSpotThread -AssignedTo may", "'maya.lindqvist@acme.example'")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo priya", "'priya.raman@acme.example'")]
    [InlineData("Send-HubSpotThreadMessage -Sender tomas", "'tomas.okafor@acme.example'")]
    [InlineData("Get-HubSpotThread -AssignedTo sam", "")]
    [InlineData("Get-HubSpotThread -Status o", "Open")]
    [InlineData("Get-HubSpotThread -Since ", "today yesterday '1h' '12h' '7d' '30d'")]
    [InlineData("Get-HubSpotThread -QuietSince y", "yesterday")]
    [InlineData("Get-HubSpotThreadMessage 1 -Before 3", "'30d'")]
    [InlineData("Watch-HubSpotThread -Since t", "today")]
    [InlineData("Get-HubSpotThread -Sort l", "latestMessageTimestamp")]
    [InlineData("Get-HubSpotThreadMessage 1 -Type thread", "THREAD_STATUS_CHANGE THREAD_INBOX_CHANGE")]
    [InlineData("Watch-HubSpotThread -Type com", "COMMENT")]
    [InlineData("Get-HubSpotSendJournal x -Status ", "DeliveryFailed Failed InFlight Sent Unknown")]
    [InlineData("New-HubSpotRecipient -RecipientField b", "Bcc")]
    [InlineData("New-HubSpotAttachment -Path x -Access ", "Private PublicIndexable PublicNotIndexable")]
    public void Tab_completes_values(string line, string values)
    {
        using var session = ModuleSession.InSandbox();

        Complete(session, line).Select(static c => c.CompletionText)
            .ShouldBe(values.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_list_is_requested_once()
    {
        using var server = new LoopbackServer(Replies.Inboxes);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        for (int tab = 0; tab < 3; tab++)
        {
            Complete(session, "Get-HubSpotThread -InboxId ").ShouldHaveSingleItem();
        }

        server.Requests.ShouldHaveSingleItem().Target.ShouldContain("limit=100");
    }

    [Fact]
    public void A_few_cached_inboxes_do_not_replace_the_list()
    {
        // The connection check has also cached an inbox.
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotInbox 81002").ShouldSucceed();

        Complete(session, "Get-HubSpotThread -InboxId ").Select(static c => c.CompletionText).ShouldBe(["Sales", "Support"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(401)]
    [InlineData(200)]
    public void A_failed_response_completes_nothing_without_a_retry_or_an_error(int status)
    {
        using var server = new LoopbackServer(Replies.Page(status));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Complete(session, "Get-HubSpotThread -InboxId ").ShouldBeEmpty();

        server.Requests.Count.ShouldBe(1);
        session.Run("$Error.Count").Texts.ShouldBe(["0"]);
    }

    [Fact]
    public void A_list_that_failed_is_requested_again_at_the_next_Tab()
    {
        int requests = 0;
        using var server = new LoopbackServer(_ => ++requests == 1 ? Replies.Page(500) : Replies.Inboxes);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Complete(session, "Get-HubSpotThread -InboxId ").ShouldBeEmpty();
        Complete(session, "Get-HubSpotThread -InboxId ").ShouldHaveSingleItem().CompletionText.ShouldBe("Sales");
    }

    [Fact]
    public void Cached_inboxes_are_completed_even_if_the_list_fails()
    {
        using var server = new LoopbackServer(static request => request.Target.EndsWith("/inboxes/7", StringComparison.Ordinal)
            ? LoopbackReply.Response(200, """{"id":"7","name":"Sales"}""")
            : Replies.Page(500));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotInbox 7").ShouldSucceed();

        Complete(session, "Get-HubSpotThread -InboxId ").ShouldHaveSingleItem().CompletionText.ShouldBe("Sales");
    }

    [Fact(Timeout = Guard)]
    public async Task Completion_gives_up_when_the_server_does_not_respond()
    {
        var asked = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var handler = new StubHandler(async (_, cancellationToken) =>
        {
            cancellationToken.Register(ended.SetResult);
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubHandler.Response(200, "{}");
        });
        using var session = new ModuleSession();
        var clock = new FakeTimeProvider();
        object connection = StagedConnection.Over(session, handler, clock);
        IArgumentCompleter completer = Completer(session, "Get-HubSpotInbox", "InboxId");

        Task<CompletionResult[]> tab = Task.Run(
            () => completer.CompleteArgument(
                "Get-HubSpotInbox", "InboxId", "", commandAst: null!, new Hashtable { ["Connection"] = connection }).ToArray(),
            TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        tab.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));

        (await tab.WaitAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        handler.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Help desk", "'Help desk'")]
    [InlineData("Bob's", "'Bob''s'")]
    [InlineData("-first", "'-first'")]
    [InlineData("1e3", "'1e3'")]
    [InlineData("$(Get-Date)", "'$(Get-Date)'")]
    [InlineData("Vertrieb-Süd_2", "Vertrieb-Süd_2")]
    [InlineData("4711", "7")]
    [InlineData(" padded", "7")]
    [InlineData("a\nRemove-Item", "7")]
    [InlineData("\u001b[31mred", "7")]
    [InlineData("", "7")]
    public void The_inserted_text_identifies_the_inbox_and_is_safe_to_run(string name, string inserted)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(
            200, $$"""{"results":[{"id":"7","type":"INBOX","name":{{JsonSerializer.Serialize(name)}}}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        CompletionResult result = Complete(session, "Get-HubSpotThread -InboxId ").ShouldHaveSingleItem();

        result.CompletionText.ShouldBe(inserted);
        (result.ListItemText + result.ToolTip).ShouldAllBe(static c => !char.IsControl(c));
    }

    [Fact]
    public void Inboxes_with_the_same_name_are_completed_by_id()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(
            200, """{"results":[{"id":"7","name":"Sales"},{"id":"8","name":"sales"},{"id":"9","name":"Old","archived":true}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Complete(session, "Get-HubSpotThread -InboxId sa").Select(static c => c.CompletionText).Order().ShouldBe(["7", "8"]);
    }

    [Fact]
    public void A_word_with_an_apostrophe_is_completed()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"results":[{"id":"7","name":"Bob's desk"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Complete(session, "Get-HubSpotThread -InboxId 'Bob''s").ShouldHaveSingleItem().CompletionText.ShouldBe("'Bob''s desk'");
    }

    [Fact]
    public void Without_the_scope_to_list_owners_Tab_completes_cached_agents()
    {
        using var server = new LoopbackServer(static request => request.Method == "POST"
            ? LoopbackReply.Response(200, """{"results":[{"id":"A-1","type":"AGENT","name":"Maya"},{"id":"V-1","type":"VISITOR","name":"Max"}]}""")
            : Replies.ScopesMissing);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-1, V-1").ShouldSucceed();

        Complete(session, "Get-HubSpotThread -AssignedTo ma").ShouldHaveSingleItem().CompletionText.ShouldBe("A-1");
    }

    [Fact]
    public void Without_a_connection_Tab_completes_nothing()
    {
        using var session = new ModuleSession();

        Complete(session, "Get-HubSpotThread -InboxId Sal").ShouldBeEmpty();
    }

    private static IArgumentCompleter Completer(ModuleSession session, string cmdlet, string parameter)
    {
        var info = (CmdletInfo)session.Run($"Get-Command {cmdlet}").Single.BaseObject;
        Type type = info.Parameters[parameter].Attributes.OfType<ArgumentCompleterAttribute>().Single().Type;
        return (IArgumentCompleter)Activator.CreateInstance(type)!;
    }

    // If the module completes nothing, PowerShell falls back to file names.
    private static CompletionResult[] Complete(ModuleSession session, string line)
    {
        using var shell = PowerShell.Create(session.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, new Hashtable(), shell).CompletionMatches
            .Where(static match => match.ResultType == CompletionResultType.ParameterValue)
            .ToArray();
    }
}
