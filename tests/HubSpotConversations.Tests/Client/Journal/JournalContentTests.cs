using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>The content of a journal.</summary>
public sealed class JournalContentTests
{
    private static readonly MessageDraft Complete = Drafts.Message(
        text: "Secret 😀\r\n\"text\"",
        richText: "<b>Secret</b>",
        subject: "Secret subject",
        recipients:
        [
            Drafts.Jane,
            new Recipient
            {
                ActorId = "V-81",
                Name = "John",
                RecipientField = RecipientFields.Cc,
                DeliveryIdentifiers = [new DeliveryIdentifier { Type = DeliveryIdentifierTypes.EmailAddress, Value = "john@example.com" }],
            },
        ],
        attachments:
        [
            Attachment.Parse("190001"),
            new QuickRepliesAttachment
            {
                Type = AttachmentTypes.QuickReplies,
                QuickReplies = [QuickReply.Parse("Yes"), new QuickReply { Value = "https://x.example", ValueType = QuickReplyValueTypes.Url, Label = "No" }],
            },
            new SocialMediaAttachment
            {
                Type = AttachmentTypes.SocialMediaMetadata,
                SocialMetadata = new SocialMetadata { MediaType = MediaTypes.Link, MediaUrl = "https://y.example" },
            },
        ]);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero));

    [Fact]
    public async Task Each_event_is_one_line()
    {
        var disk = new Disk();
        using (SendJournal journal = disk.Open(_clock))
        {
            await journal.IntendAsync("a", "0f", Complete);
            await journal.FailedAsync("a", "HubSpotRateLimited", "The limit is\nreached.");
            await journal.IntendAsync("a", "0f", Complete);
            await journal.UnknownAsync("a", "No answer.");
            await journal.SentAsync("a", new ConversationMessage { MessageId = "m", CreatedAt = _clock.GetUtcNow() }, "Verified");
        }

        string[] lines = disk.Lines();
        lines[0].ShouldMatch("""^\{"journal":"HubSpotConversations","version":1,"id":"[-0-9a-f]{36}","createdAt":"2026-03-01T12:00:00\.123Z","server":"sandbox","content":false\}$""");
        lines[1].ShouldBe($$"""{"event":"run","processId":{{Environment.ProcessId}},"machine":"{{Environment.MachineName}}","at":"2026-03-01T12:00:00.123Z"}""");
        lines[2..].ShouldBe(
        [
            """{"event":"intent","key":"a","hash":"0f","thread":"123","at":"2026-03-01T12:00:00.123Z","attempt":1}""",
            """{"event":"failed","key":"a","at":"2026-03-01T12:00:00.123Z","errorId":"HubSpotRateLimited","error":"The limit is reached."}""",
            """{"event":"intent","key":"a","hash":"0f","thread":"123","at":"2026-03-01T12:00:00.123Z","attempt":2}""",
            """{"event":"unknown","key":"a","at":"2026-03-01T12:00:00.123Z","error":"No answer."}""",
            """{"event":"sent","key":"a","at":"2026-03-01T12:00:00.123Z","messageId":"m","createdAt":"2026-03-01T12:00:00.123Z","outcome":"Verified"}""",
            """{"event":"end","at":"2026-03-01T12:00:00.123Z"}""",
            "",
        ]);
    }

    [Fact]
    public async Task Write_DeliveryFailed_HasTheMessageAndTheError()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(_clock);
        await journal.IntendAsync("a", "0f", Complete);

        await journal.DeliveryFailedAsync("a", new ConversationMessage { MessageId = "m", CreatedAt = _clock.GetUtcNow() }, "No mailbox.");

        disk.Lines()[3].ShouldBe("""{"event":"deliveryFailed","key":"a","at":"2026-03-01T12:00:00.123Z","messageId":"m","createdAt":"2026-03-01T12:00:00.123Z","error":"No mailbox."}""");
        JournalEntry entry = journal.Find("a")!;
        (entry.State, entry.MessageId, entry.ErrorId, entry.ErrorMessage)
            .ShouldBe((JournalState.DeliveryFailed, "m", "HubSpotDeliveryFailed", "No mailbox."));
    }

    [Fact]
    public async Task Write_Content_KeepsTheExactBodyOfTheRequest()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(_clock, keepsContent: true);

        await journal.IntendAsync("a", "0f", Complete);

        disk.Lines()[2].ShouldEndWith($",\"attempt\":1,\"draft\":{System.Text.Encoding.UTF8.GetString(DraftWriter.Write(Complete))}}}");
    }

    [Fact]
    public async Task Stored_content_restores_the_same_draft()
    {
        var disk = new Disk();
        using (SendJournal journal = disk.Open(_clock, keepsContent: true))
        {
            await journal.IntendAsync("a", ContentHash.Of(Complete), Complete);
            journal.Find("a")!.Draft.ShouldBeNull();
        }

        using SendJournal again = new Disk(disk.ToArray()).Open(_clock);
        JournalEntry entry = again.Earlier.ShouldHaveSingleItem();
        ContentHash.Of(entry.Draft!).ShouldBe(entry.ContentHash);
        entry.Draft!.ThreadId.ShouldBe("123");
        entry.Draft.Recipients[1].Name.ShouldBe("John");
        DraftWriter.Write(entry.Draft).ShouldBe(DraftWriter.Write(Complete));

        // Repeating the same message without its content keeps the stored draft. A different message discards it.
        await again.IntendAsync("a", entry.ContentHash, Complete);
        again.Find("a")!.Draft.ShouldNotBeNull();
        await again.IntendAsync("a", "other", Complete);
        again.Find("a")!.Draft.ShouldBeNull();
    }

    [Fact]
    public async Task By_default_the_journal_contains_nothing_of_the_message()
    {
        var disk = new Disk();
        using (SendJournal journal = disk.Open(_clock))
        {
            await journal.IntendAsync("a", ContentHash.Of(Complete), Complete);
        }

        string text = string.Concat(disk.Lines());
        foreach (string word in new[] { "Secret", "john", "jane", "190001", "draft", "Yes" })
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public async Task A_long_error_is_shortened()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(_clock);
        await journal.IntendAsync("a", "h", Complete);

        await journal.FailedAsync("a", "X", new string('x', 5000));

        journal.Find("a")!.ErrorMessage!.Length.ShouldBeLessThanOrEqualTo(500);
        disk.Read().Entries[0].ErrorMessage.ShouldBe(journal.Find("a")!.ErrorMessage);
    }

    [Fact]
    public async Task A_line_longer_than_any_buffer_survives_the_round_trip()
    {
        var disk = new Disk();
        var draft = Drafts.Message(text: Texts.Hostile["a megabyte of emoji"]);
        using (SendJournal journal = disk.Open(_clock, keepsContent: true))
        {
            await journal.IntendAsync("a", ContentHash.Of(draft), draft);
            await journal.IntendAsync("b", "h", Complete);
        }

        using SendJournal again = new Disk(disk.ToArray()).Open(_clock);
        again.Earlier.Select(static entry => entry.Key).ShouldBe(["a", "b"]);
        again.Find("a")!.Draft!.Text.ShouldBe(draft.Text);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_written_does_not_damage_the_journal()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(_clock, keepsContent: true);
        var draft = Drafts.Message(attachments: [new LocationAttachment { Type = AttachmentTypes.Location }]);

        Should.Throw<NotSupportedException>(() => journal.IntendAsync("a", "h", draft));
        await journal.IntendAsync("b", "h", Complete);

        disk.Read().Entries.ShouldHaveSingleItem().Key.ShouldBe("b");
    }
}
