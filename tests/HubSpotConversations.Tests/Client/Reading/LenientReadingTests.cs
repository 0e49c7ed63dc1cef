using System.Text;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>Responses that deviate from the contract.</summary>
public sealed class LenientReadingTests
{
    public static TheoryData<string> Names => new(Texts.Hostile.Keys);

    [Theory]
    [InlineData("2438486", 2438486L)]
    [InlineData("\"2438486\"", 2438486L)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"abc\"", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    [InlineData("true", null)]
    public void Integers_are_read_leniently(string json, long? expected)
    {
        MessageClient client = Api.Message($$$"""{"type":"MESSAGE","client":{"integrationAppId":{{{json}}}}}""").Client!;

        client.IntegrationAppId.ShouldBe(expected);
        client.AdditionalProperties.ContainsKey("integrationAppId").ShouldBe(expected is null && json != "null");
    }

    [Theory]
    [InlineData("1002", "1002")]
    [InlineData("true", "true")]
    [InlineData("1.50", "1.50")]
    [InlineData("null", null)]
    [InlineData("{\"a\": 1}", "{\"a\": 1}")]
    [InlineData("[1, 2]", "[1, 2]")]
    public void Texts_are_read_leniently(string json, string? expected)
        => Api.Message<ConversationMessage>($$"""{"type":"MESSAGE","channelId":{{json}}}""").ChannelId.ShouldBe(expected);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("1", null)]
    [InlineData("\"yes\"", null)]
    [InlineData("[true]", null)]
    public void Booleans_are_read_leniently(string json, bool? expected)
        => Api.Message($$"""{"type":"MESSAGE","archived":{{json}}}""").Archived.ShouldBe(expected);

    [Theory]
    [InlineData("52.5", 52.5)]
    [InlineData("\"52.5\"", 52.5)]
    [InlineData("52", 52.0)]
    [InlineData("\"52,5\"", null)]
    [InlineData("{}", null)]
    public void Numbers_are_read_leniently(string json, double? expected)
        => Api.Attachment<LocationAttachment>($$"""{"type":"LOCATION","latitude":{{json}}}""").Latitude.ShouldBe(expected);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"none\"")]
    [InlineData("5")]
    [InlineData("[null, 1, \"a\", []]")]
    public void Anything_other_than_a_list_becomes_an_empty_list(string json)
    {
        ConversationMessage message = Api.Message<ConversationMessage>(
            $$"""{"type":"MESSAGE","senders":{{json}},"recipients":{{json}},"attachments":{{json}}}""");

        message.Senders.ShouldBeEmpty();
        message.Recipients.ShouldBeEmpty();
        message.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_object_in_place_of_a_list_becomes_a_list_of_one()
        => Api.Message("""{"type":"MESSAGE","senders":{"actorId":"A-1"}}""")
            .Senders.ShouldHaveSingleItem().ActorId.ShouldBe("A-1");

    [Theory]
    [InlineData("null", false)]
    [InlineData("[]", true)]
    [InlineData("\"HUBSPOT\"", true)]
    [InlineData("5", true)]
    public void Anything_other_than_an_object_becomes_null_and_is_kept_as_unknown(string json, bool isKept)
    {
        ConversationMessage message = Api.Message<ConversationMessage>(
            $$"""{"type":"MESSAGE","client":{{json}},"status":{{json}}}""");

        message.Client.ShouldBeNull();
        message.Status.ShouldBeNull();
        message.AdditionalProperties.Count.ShouldBe(isKept ? 2 : 0);
    }

    [Fact]
    public void Anything_other_than_a_map_becomes_an_empty_map_and_is_kept_as_unknown()
    {
        WhatsAppTemplateAttachment template = Api.Attachment<WhatsAppTemplateAttachment>(
            """{"type":"WHATSAPP_TEMPLATE_METADATA","parameters":["a"],"crmObjectIds":null}""");

        template.Parameters.ShouldBeEmpty();
        template.CrmObjectIds.ShouldBeEmpty();
        template.AdditionalProperties["parameters"].ShouldBe(new object?[] { "a" });
        template.AdditionalProperties.ShouldNotContainKey("crmObjectIds");
    }

    [Fact]
    public void The_last_value_of_a_repeated_field_wins()
    {
        ThreadMessage message = Api.Message("""{"id":"1","x":1,"type":"COMMENT","x":2,"id":"2","type":"MESSAGE"}""");

        message.ShouldBeOfType<ConversationMessage>().MessageId.ShouldBe("2");
        message.AdditionalProperties.ShouldHaveSingleItem().ShouldBe(new("x", 2L));
    }

    [Fact]
    public void A_recipient_accepts_a_single_address_or_a_list()
    {
        ThreadMessage message = Api.Message(
            """
            {"type":"MESSAGE","recipients":[
              {"deliveryIdentifier":{"value":"one"}},
              {"deliveryIdentifiers":[{"value":"two"},{"value":"three"}]},
              {"deliveryIdentifiers":[],"deliveryIdentifier":{"value":"four"}},{}]}
            """);

        message.Recipients.Select(static r => string.Join(' ', r.DeliveryIdentifiers.Select(static d => d.Value)))
            .ShouldBe(["one", "two three", "four", ""]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_read_unchanged(string name)
    {
        string text = Texts.WellFormed(Texts.Hostile[name]);
        string json = System.Text.Json.JsonSerializer.Serialize(text);

        Api.Message($$"""{"type":"MESSAGE","text":{{json}}}""").Text.ShouldBe(text);
    }

    [Fact]
    public void Nested_unknown_fields_can_be_read()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"a":[""", 100)) + string.Concat(Enumerable.Repeat("]}", 100));

        Api.Message($$"""{"type":"MESSAGE","id":"m1","deep":{{deep}}}""").MessageId.ShouldBe("m1");
    }

    [Fact]
    public void Deep_nesting_throws_an_unexpected_response_instead_of_crashing()
        => Should.Throw<HubSpotUnexpectedResponseException>(
            () => Api.Message($$"""{"type":"MESSAGE","deep":{{new string('[', 1_000_000)}}"""));

    [Theory]
    [InlineData("""{"type":"MESSAGE","id":"m1","\ud800":1}""")]
    [InlineData("""{"\udc00":1,"type":"MESSAGE","id":"m1"}""")]
    [InlineData("""{"id\ud800":1,"type\ud800":"COMMENT","type":"MESSAGE","id":"m1"}""")]
    [InlineData("""{"type":"MESSAGE","id":"m1","createdAt":"\ud800"}""")]
    [InlineData("""{"type":"MESSAGE","id":"m1","createdAt":"\ud800-\ud800-\ud800T"}""")]
    [InlineData("""{"type":"MESSAGE","id":"m1","text":"\ud800","x":"\ud800","senders":[{"name":"\udc00"}]}""")]
    [InlineData("""{"type":"MESSAGE","id":"m1","archived":"\ud800","client":{"integrationAppId":"\ud800"}}""")]
    public void Unpaired_surrogates_do_not_prevent_reading(string json)
        => Api.Message<ConversationMessage>(json).MessageId.ShouldBe("m1");

    [Theory]
    [InlineData("""a\"b:c\ud800""", "a\"b:c\ufffd")]
    [InlineData("""\udC00\uD800""", "\ufffd\ufffd")]
    [InlineData("""\ud83d\ud83d\ude00""", "\ufffd\U0001F600")]
    [InlineData("""\ud83d\u0041""", "\ufffdA")]
    [InlineData("""\\ud83d""", """\ud83d""")]
    [InlineData("""\\\ud83d""", "\\\ufffd")]
    [InlineData("""\ud83d\ude00""", "\U0001F600")]
    public void An_unpaired_surrogate_becomes_a_replacement_character(string json, string expected)
        => Api.Message($$"""{"type":"MESSAGE","{{json}}":"{{json}}"}""").AdditionalProperties.ShouldHaveSingleItem()
            .ShouldBe(new(expected, expected));

    [Fact]
    public async Task Invalid_UTF8_becomes_replacement_characters()
    {
        byte[] body =
        [
            .. "{\"type\":\"MESSAGE\",\"id\":\"m1\",\"text\":\"a"u8, 0xff, 0xc3, .. "b\",\"x"u8, 0xfe, .. "\":\""u8, 0x80, .. "\"}"u8,
        ];

        ThreadMessage message = await Api.Over(StubHandler.Responding(200, body)).Threads
            .GetMessageAsync("1", "m1", cancellationToken: Api.TestEnd);

        message.MessageId.ShouldBe("m1");
        message.Text.ShouldBe("a\ufffd\ufffdb");
        message.AdditionalProperties["x\ufffd"].ShouldBe("\ufffd");
    }

    [Fact]
    public async Task A_byte_order_mark_is_ignored()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. """{"type":"MESSAGE","id":"m1"}"""u8];

        ThreadMessage message = await Api.Over(StubHandler.Responding(200, body)).Threads
            .GetMessageAsync("1", "m1", cancellationToken: Api.TestEnd);

        message.MessageId.ShouldBe("m1");
    }
}
