using CsCheck;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>Two drafts have one hash where they are the same message, and nowhere else.</summary>
public sealed class ContentHashTests
{
    // Few short texts, so that what is next to each other can run into each other.
    private static readonly Gen<string?> Word = Gen.OneOf<string?>(null, null, "", "a", "aa");

    private static readonly Gen<Recipient> AnyRecipient = Gen.Select(Word, Word, Word, Gen.Select(Word, Word).Array[0, 2])
        .Select(static (actor, name, field, addresses) => new Recipient
        {
            ActorId = actor,
            Name = name,
            RecipientField = field,
            DeliveryIdentifiers = [.. addresses.Select(static a => new DeliveryIdentifier { Type = a.Item1, Value = a.Item2 })],
        });

    private static readonly Gen<Attachment> AnyAttachment = Gen.OneOf(
        Word.Select(static Attachment (id) => new FileAttachment { Type = AttachmentTypes.File, FileId = id }),
        Gen.Select(Word, Word, Word).Array[0, 2].Select(static Attachment (replies) => new QuickRepliesAttachment
        {
            Type = AttachmentTypes.QuickReplies,
            QuickReplies = [.. replies.Select(static r => new QuickReply { Value = r.Item1, ValueType = r.Item2, Label = r.Item3 })],
        }));

    private static readonly Gen<MessageDraft> AnyDraft = Gen.Select(
            Gen.Select(Word, Word, Word, Word),
            Gen.Select(Word, Word, Word),
            AnyRecipient.Array[0, 2],
            AnyAttachment.Array[0, 2])
        .Select(static (texts, places, recipients, attachments) => new MessageDraft
        {
            ThreadId = texts.Item1,
            Text = texts.Item2,
            RichText = texts.Item3,
            Subject = texts.Item4,
            SenderActorId = places.Item1,
            ChannelId = places.Item2,
            ChannelAccountId = places.Item3,
            Recipients = recipients,
            Attachments = attachments,
        });

    [Fact]
    public void It_is_32_hexadecimal_digits_and_stays_the_same_in_later_versions()
        => ContentHash.Of(Drafts.Message(attachments: [Attachment.Parse("7")])).ShouldBe("37e6bfcc99b8b46ee70baf234d68d485");

    [Fact]
    public void Drafts_have_one_hash_where_they_are_one_request()
        => AnyDraft.Array[300].Sample(static drafts =>
        {
            int hashes = drafts.Select(ContentHash.Of).Distinct(StringComparer.Ordinal).Count();
            int requests = drafts.Select(Request).Distinct(StringComparer.Ordinal).Count();
            int both = drafts.Select(static draft => (ContentHash.Of(draft), Request(draft))).Distinct().Count();
            (hashes, requests).ShouldBe((both, both));
        });

    [Fact]
    public void A_change_of_any_part_shows()
    {
        Recipient john = Drafts.To(DeliveryIdentifierTypes.EmailAddress, "john@example.com");
        MessageDraft[] drafts =
        [
            Drafts.Message(),
            Drafts.Message(text: "Hello "),
            Drafts.Message(threadId: "124"),
            Drafts.Message(richText: "<b>Hello</b>"),
            Drafts.Message(richText: ""),
            Drafts.Message(subject: "Hello"),
            Drafts.Message(subject: ""),
            Drafts.Message(senderActorId: "A-2"),
            Drafts.Message(channelId: "1000"),
            Drafts.Message(channelAccountId: "6"),
            Drafts.Message(recipients: [Drafts.Jane, john]),
            Drafts.Message(recipients: [john, Drafts.Jane]),
            Drafts.Message(recipients: []),
            Drafts.Message(attachments: [Attachment.Parse("7")]),
            Drafts.Message(attachments: [Attachment.Parse("7"), Attachment.Parse("7")]),
        ];

        drafts.Select(ContentHash.Of).Distinct().Count().ShouldBe(drafts.Length);
    }

    [Fact]
    public void What_is_written_the_same_is_the_same()
        => ContentHash.Of(Drafts.Message(text: "a\ud83d")).ShouldBe(ContentHash.Of(Drafts.Message(text: "a\ufffd")));

    [Fact]
    public void A_long_text_has_one_too()
        => ContentHash.Of(Drafts.Message(text: Texts.Hostile["a megabyte of emoji"])).Length.ShouldBe(32);

    // Null and empty are one where null is written, too.
    private static string Request(MessageDraft draft)
        => draft.ThreadId + "\n" + System.Text.Encoding.UTF8.GetString(DraftWriter.Write(draft))
            .Replace(":null", ":\"\"", StringComparison.Ordinal);
}
