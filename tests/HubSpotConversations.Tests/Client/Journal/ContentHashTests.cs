using CsCheck;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>Two drafts have the same hash exactly if they are the same message.</summary>
public sealed class ContentHashTests
{
    // Only a few short texts, so that adjacent fields are likely to collide if the hash doesn't separate them.
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
    public void The_hash_has_32_hexadecimal_digits_and_never_changes_between_versions()
        => ContentHash.Of(Drafts.Message(attachments: [Attachment.Parse("7")])).ShouldBe("37e6bfcc99b8b46ee70baf234d68d485");

    [Fact]
    public void Drafts_have_equal_hashes_exactly_if_their_requests_are_equal()
        => AnyDraft.Array[300].Sample(static drafts =>
        {
            int hashes = drafts.Select(ContentHash.Of).Distinct(StringComparer.Ordinal).Count();
            int requests = drafts.Select(Request).Distinct(StringComparer.Ordinal).Count();
            int both = drafts.Select(static draft => (ContentHash.Of(draft), Request(draft))).Distinct().Count();
            (hashes, requests).ShouldBe((both, both));
        });

    [Fact]
    public void Changing_any_part_changes_the_hash()
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
    public void Texts_that_are_written_alike_have_equal_hashes()
        => ContentHash.Of(Drafts.Message(text: "a\ud83d")).ShouldBe(ContentHash.Of(Drafts.Message(text: "a\ufffd")));

    [Fact]
    public void A_long_text_can_be_hashed()
        => ContentHash.Of(Drafts.Message(text: Texts.Hostile["a megabyte of emoji"])).Length.ShouldBe(32);

    // Treats null and empty as equal, because the hash does so too.
    private static string Request(MessageDraft draft)
        => draft.ThreadId + "\n" + System.Text.Encoding.UTF8.GetString(DraftWriter.Write(draft))
            .Replace(":null", ":\"\"", StringComparison.Ordinal);
}
