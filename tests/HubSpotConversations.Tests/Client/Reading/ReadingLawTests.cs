using CsCheck;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>Properties of reading any JSON.</summary>
public sealed class ReadingLawTests
{
    public static TheoryData<string> Kinds => new([.. MessageTypes.All, "SOMETHING_NEW"]);

    private static Gen<(string Name, string Value)[]> Garbage
        => Gen.Select(Gen.OneOf<string>(RandomJson.MessageFields), RandomJson.Value).Array[0, 12];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_message_with_any_content_is_read_and_keeps_its_type(string type)
        => Garbage.Sample(
            fields => Api.Message(RandomJson.Object([.. fields, ("type", $"\"{type}\"")])).Type.ShouldBe(type),
            iter: 500);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Valid_fields_are_read_regardless_of_invalid_ones(string type)
        => Gen.Select(Garbage, Texts.Any).Sample(
            (fields, text) =>
            {
                text = Texts.WellFormed(text);
                string json = System.Text.Json.JsonSerializer.Serialize(text);

                ThreadMessage message = Api.Message(RandomJson.Object(
                [
                    .. fields,
                    ("id", json), ("text", json), ("createdBy", json), ("archived", "true"), ("createdAt", "1702439388898"),
                    ("senders", $$"""[{"name":{{json}}}]"""), ("new", json), ("type", $"\"{type}\""),
                ]));

                message.MessageId.ShouldBe(text);
                message.Text.ShouldBe(text);
                message.CreatedBy.ShouldBe(text);
                message.Archived.ShouldBe(true);
                message.CreatedAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1702439388898));
                message.Senders.ShouldHaveSingleItem().Name.ShouldBe(text);
                message.AdditionalProperties["new"].ShouldBe(text);
            },
            iter: 300);

    [Fact]
    public void A_page_with_any_content_is_read()
        => Gen.Select(RandomJson.Value, RandomJson.Value, RandomJson.Value, RandomJson.Value).Sample(
            static (results, paging, next, total) =>
            {
                string after = $$$"""{"next":{"after":{{{next}}}}}""";
                Api.Messages($$"""{"results":{{results}},"paging":{{paging}},"total":{{total}}}""").ShouldNotBeNull();
                Api.Inboxes($$"""{"results":{{results}},"paging":{{after}},"total":{{total}}}""").ShouldNotBeNull();
            },
            iter: 500);

    [Fact]
    public void Any_JSON_is_read_or_reported_as_unexpected()
        => RandomJson.Value.Sample(
            static json =>
            {
                if (json.StartsWith('{'))
                {
                    Api.Message(json).ShouldNotBeNull();
                }
                else
                {
                    Should.Throw<HubSpotUnexpectedResponseException>(() => Api.Message(json));
                }
            },
            iter: 500);

    [Fact]
    public void Any_bytes_are_read_or_reported_as_unexpected()
        => Gen.Byte.Array[0, 60].Sample(
            static bytes =>
            {
                byte[] body = [.. "{\"type\":\"MESSAGE\",\"text\":\""u8, .. bytes, .. "\"}"u8];
                try
                {
                    _ = Api.Over(StubHandler.Responding(200, body)).Threads.GetMessageAsync("1", "2").GetAwaiter().GetResult();
                }
                catch (HubSpotUnexpectedResponseException)
                {
                    // Invalid JSON: a control character, a quotation mark or an invalid escape.
                }
            },
            iter: 2000);

    [Fact]
    public void An_error_with_any_content_is_read()
        => Gen.Select(RandomJson.Value, RandomJson.Value, RandomJson.Value, RandomJson.Value).Sample(
            static (message, context, errors, links) => Should.Throw<HubSpotApiException>(
                () => Api.Over(StubHandler.Responding(
                    400,
                    $$"""{"message":{{message}},"category":{{links}},"context":{{context}},"errors":{{errors}},"links":{{links}}}"""))
                    .Inboxes.ListAsync().GetAwaiter().GetResult()).Message.ShouldStartWith("HubSpot refused GET"),
            iter: 500);
}
