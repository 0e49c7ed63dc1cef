using System.Text.Json;
using CsCheck;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

public sealed class HostileTextTests
{
    public static TheoryData<string> Names => new(Texts.Hostile.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_arrives_unchanged(string name)
    {
        string text = Texts.Hostile[name];

        using var body = JsonDocument.Parse(Api.Sent(Drafts.Message(text: text, richText: text, subject: text)));

        string expected = Texts.WellFormed(text);
        foreach (string field in (string[])["text", "richText", "subject"])
        {
            body.RootElement.GetProperty(field).GetString().ShouldBe(expected);
        }
    }

    [Fact]
    public void Every_message_survives_the_round_trip()
        => Gen.Select(Texts.Any, Texts.Any.Null(), Texts.Any.Null(), Texts.Any, Texts.Any, Texts.Any, Texts.Any.Array[0, 3])
            .Sample(
                static (text, richText, subject, id, name, address, files) =>
                {
                    var recipient = new Recipient
                    {
                        Name = name,
                        ActorId = "V-" + id,
                        DeliveryIdentifiers = [new DeliveryIdentifier { Type = "HS_SHORT_CODE", Value = "s" + address }],
                    };
                    using var body = JsonDocument.Parse(Api.Sent(Drafts.Message(
                        "t" + text,
                        richText: richText,
                        subject: subject,
                        senderActorId: "A-1" + id,
                        channelId: "c" + id,
                        channelAccountId: "a" + id,
                        recipients: [recipient],
                        attachments: [.. files.Select(static f => new FileAttachment { FileId = "f" + f })])));

                    JsonElement sent = body.RootElement;
                    Same(sent, "text", "t" + text);
                    Same(sent, "richText", richText);
                    Same(sent, "subject", subject);
                    Same(sent, "senderActorId", "A-1" + id);
                    Same(sent, "channelId", "c" + id);
                    Same(sent, "channelAccountId", "a" + id);
                    JsonElement who = sent.GetProperty("recipients").EnumerateArray().ShouldHaveSingleItem();
                    Same(who, "name", name);
                    Same(who, "actorId", "V-" + id);
                    Same(who.GetProperty("deliveryIdentifiers")[0], "value", "s" + address);
                    sent.GetProperty("attachments").EnumerateArray().Select(static a => a.GetProperty("fileId").GetString())
                        .ShouldBe(files.Select(static f => Texts.WellFormed("f" + f)));
                },
                iter: 500);

    [Fact]
    public void Every_comment_survives_the_round_trip()
        => Gen.Select(Texts.Any, Texts.Any.Null()).Sample(
            static (text, richText) =>
            {
                using var body = JsonDocument.Parse(Api.Sent(Drafts.Comment("t" + text, richText: richText)));

                Same(body.RootElement, "type", "COMMENT");
                Same(body.RootElement, "text", "t" + text);
                Same(body.RootElement, "richText", richText);
            },
            iter: 500);

    private static void Same(JsonElement json, string field, string? expected)
    {
        if (expected is null)
        {
            json.TryGetProperty(field, out _).ShouldBeFalse();
        }
        else
        {
            json.GetProperty(field).GetString().ShouldBe(Texts.WellFormed(expected));
        }
    }
}
