using System.Text.Json.Nodes;
using HubSpotConversations.Models;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sending;
using HubSpotConversations.Tests.Client.Support;
using static HubSpotConversations.Tests.Client.Sending.SendingAccount;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// Every response to a send is a 500, though HubSpot stored the message, and the thread's history is not what it should
/// be. There must never be a second copy.
/// </summary>
public sealed class DoubtfulHistoryTests
{
    private const string Text = "It's \"on its way\" & costs < 5 - thanks";

    private static readonly string[] Changed =
    [
        "escaped", "paragraph", "typographic quotes", "signature", "quoted reply", "text only in richText", "no text", "shortened",
        "no id", "no type", "extra header attachment", "no sender", "integration as sender",
    ];

    private static readonly string[] Unreadable = ["null results", "no results", "results of nulls", "null ids", "oldest first"];

    public static TheoryData<string> Changes => [.. Changed];

    public static TheoryData<string> UnreadableOnes => [.. Unreadable];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Send_HistoryShowsTheMessageChanged_NoSecondCopy(string change)
    {
        SendingAccount account = Failing(page => Alter(page, change));

        Exception? failure = await Record.ExceptionAsync(async () => await account.SendAsync(Draft(Text)));

        account.Stored.Count.ShouldBe(1);
        (failure is null or HubSpotDeliveryUnknownException).ShouldBeTrue($"{failure}");
    }

    [Theory]
    [InlineData("escaped")]
    [InlineData("paragraph")]
    [InlineData("typographic quotes")]
    public async Task Send_HistoryShowsTheTextInAnotherForm_IsVerified(string change)
    {
        SendingAccount account = Failing(page => Alter(page, change));

        (await account.SendAsync(Draft(Text))).Outcome.ShouldBe(SendOutcomes.Verified);
    }

    [Fact]
    public async Task Send_HistoryShowsTheMessageWithASignature_ErrorNamesTheEntry()
    {
        SendingAccount account = Failing(page => Alter(page, "signature"));

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(Draft(Text)));

        failure.Message.ShouldContain(failure.CandidateIds.ShouldHaveSingleItem());
    }

    [Theory]
    [MemberData(nameof(UnreadableOnes))]
    public async Task Send_HistoryCannotBeRead_IsUnknownAndNotResent(string problem)
    {
        SendingAccount account = Failing(page => Alter(page, problem));

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync(Draft(Text)));

        account.Stored.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public async Task Send_HistoryIsLate_NoSecondCopy(int seconds)
    {
        SendingAccount account = Failing(alter: null, seconds);

        (await account.SendAsync(Draft(Text))).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_ThreadReportsANewerMessageThanItsHistoryShows_IsNotResent()
    {
        SendingAccount account = Failing(alter: null, lagSeconds: 3600);

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(Draft(Text)));

        failure.Message.ShouldContain("reports a newer message");
        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_RefusedAfterAnAttemptOfUnknownOutcome_ReportsBoth()
    {
        var account = new SendingAccount();
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusBefore = 1,
            StatusCodes = [500, 400],
            AppliesTo = static request => request.Method == "POST",
        };

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync());

        failure.Message.ShouldContain("500");
        failure.Message.ShouldContain("400");
    }

    [Fact]
    public async Task Send_EqualMessageOfAnotherProgramBefore_IsNotTakenForOurs()
    {
        SendingAccount account = new SendingAccount().Ready();
        var other = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = "another-process",
            Handler = account.Account.CreateHandler(),
            Clock = account.Clock,
        });
        _ = await other.Threads.SendMessageAsync(Draft(), Api.TestEnd);
        account.Clock.Advance(TimeSpan.FromMinutes(2));
        account.Account.Faults = FaultPlan.Sequence(FaultKind.StatusBefore);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Sent);

        account.Stored.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_MovingAccountAfterAnAttemptOfUnknownOutcome_IsUnknown()
    {
        var account = new SendingAccount();
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusBefore = 1,
            StatusCodes = [500, 477],
            AppliesTo = static request => request.Method == "POST",
        };

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync());
    }

    [Fact]
    public async Task Send_StoppedBeforeAResendWithoutALook_IsUnknown()
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.DropBefore);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500), account.Clock);

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(onUnknown: UnknownAction.Resend, stop: stop));
    }

    [Fact]
    public async Task Send_HistoryShowsAnotherKindOfClient_NoSecondCopy()
    {
        SendingAccount account = Failing(static page =>
        {
            foreach (JsonNode? entry in page["results"]!.AsArray())
            {
                entry!["client"] = new JsonObject { ["clientType"] = "HUBSPOT" };
            }

            return page;
        });
        FaultPlan failing = account.Account.Faults!;
        account.Account.Faults = null;
        _ = await account.SendAsync(Draft("The first one."));
        account.Account.Faults = failing;

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync(Draft(Text)));

        account.Stored.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(FaultKind.StatusAfter, SendOutcomes.Verified)]
    [InlineData(FaultKind.StatusBefore, SendOutcomes.Sent)]
    public async Task Comment_OutcomeUnknown_IsAddedOnce(FaultKind fault, string outcome)
    {
        SendingAccount account = new SendingAccount().Ready(fault);

        SentMessage sent = await account.SendAsync(isComment: true);

        sent.Outcome.ShouldBe(outcome);
        sent.Message.ShouldBeOfType<CommentMessage>();
        Page<ThreadMessage> page = await account.Client.Threads.ListMessagesAsync(
            SandboxData.EmailThreadId, limit: 100, cancellationToken: Api.TestEnd);
        page.Results.Count(static entry => entry.Text == "On its way.").ShouldBe(1);
    }

    private static SendingAccount Failing(Func<JsonObject, JsonObject>? alter, int lagSeconds = 0)
    {
        var account = new SendingAccount(
            clock => new SandboxOptions { Clock = clock, HistoryLag = TimeSpan.FromSeconds(lagSeconds) }, alter: alter);
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusAfter = 1,
            StatusCodes = [500],
            AppliesTo = static request => request.Method == "POST",
        };
        return account;
    }

    private static JsonObject Alter(JsonObject page, string change)
    {
        JsonArray results = page["results"]!.AsArray();
        JsonObject? ours = results.Select(static entry => (JsonObject)entry!)
            .FirstOrDefault(static entry => (string?)entry["text"] == Text);
        switch (change)
        {
            case "null results":
                page["results"] = null;
                return page;
            case "no results":
                _ = page.Remove("results");
                return page;
            case "results of nulls":
                page["results"] = new JsonArray(null, null);
                return page;
            case "oldest first":
                // The first page of a long history in the wrong order doesn't get as far as the newest message.
                _ = ours is null || results.Remove(ours);
                JsonNode[] reversed = [.. results.Select(static entry => entry!.DeepClone()).Reverse()];
                page["results"] = new JsonArray(reversed);
                return page;
            case "null ids":
                _ = ours is null || results.Remove(ours);
                foreach (JsonNode? entry in results)
                {
                    entry!["id"] = null;
                }

                return page;
            default:
                if (ours is not null)
                {
                    AlterEntry(ours, change);
                }

                return page;
        }
    }

    private static void AlterEntry(JsonObject entry, string change)
    {
        switch (change)
        {
            case "escaped":
                entry["text"] = System.Net.WebUtility.HtmlEncode(Text);
                break;
            case "paragraph":
                entry["text"] = $"<p>{System.Net.WebUtility.HtmlEncode(Text)}</p>";
                break;
            case "typographic quotes":
                entry["text"] = "It\u2019s \u201Con its way\u201D & costs < 5 \u2013 thanks";
                break;
            case "signature":
                entry["text"] = Text + "\n--\nMaya Lindqvist\nAcme";
                break;
            case "quoted reply":
                entry["text"] = Text + "\n\nOn Tuesday Jane wrote:\n> Where is it?";
                break;
            case "shortened":
                entry["text"] = "It's \"on its way\"";
                break;
            case "text only in richText":
                entry["richText"] = $"<div>{System.Net.WebUtility.HtmlEncode(Text)}</div>";
                entry["text"] = null;
                break;
            case "no text":
                entry["text"] = null;
                break;
            case "no id":
                entry["id"] = null;
                break;
            case "no type":
                _ = entry.Remove("type");
                break;
            case "extra header attachment":
                entry["attachments"] = new JsonArray(new JsonObject { ["type"] = "MESSAGE_HEADER", ["text"] = "Re:" });
                break;
            case "no sender":
                entry["senders"] = new JsonArray();
                entry["createdBy"] = null;
                break;
            case "integration as sender":
                entry["senders"] = new JsonArray();
                entry["createdBy"] = "I-4711";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "An unknown change.");
        }
    }
}
