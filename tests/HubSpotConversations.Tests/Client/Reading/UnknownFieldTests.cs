using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

public sealed class UnknownFieldTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("12", 12L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    [InlineData("1e300", 1e300)]
    public void An_unknown_field_is_kept_as_a_plain_value(string json, object? expected)
        => Api.Message($$"""{"type":"MESSAGE","new":{{json}}}""").AdditionalProperties
            .ShouldHaveSingleItem().ShouldBe(new("new", expected));

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    public void An_unknown_number_keeps_all_its_digits(string json, string expected)
        => Api.Message($$"""{"type":"MESSAGE","new":{{json}}}""").AdditionalProperties["new"]
            .ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void An_unknown_object_is_kept_as_dictionaries_and_arrays()
    {
        object? value = Api.Message("""{"type":"MESSAGE","new":{"a":[1,{"b":[]}],"c":{}}}""").AdditionalProperties["new"];

        Dictionary<string, object?> map = value.ShouldBeOfType<Dictionary<string, object?>>();
        object?[] items = map["a"].ShouldBeOfType<object?[]>();
        items[0].ShouldBe(1L);
        items[1].ShouldBeOfType<Dictionary<string, object?>>()["b"].ShouldBe(Array.Empty<object?>());
        map["c"].ShouldBeOfType<Dictionary<string, object?>>().ShouldBeEmpty();
    }

    [Fact]
    public void Unknown_fields_are_kept_at_every_level()
    {
        ConversationMessage message = Api.Message<ConversationMessage>(
            """
            {"type":"MESSAGE","x":0,"client":{"x":1},
             "senders":[{"x":2,"deliveryIdentifier":{"x":3}}],"recipients":[{"x":4,"deliveryIdentifiers":[{"x":5}]}],
             "status":{"x":6,"failureDetails":{"x":7}},
             "attachments":[{"type":"CONTACT","x":8,"contactProfile":{"x":9,"name":{"x":10},"org":{"x":11},
               "addresses":[{"x":12}],"emails":[{"x":13}],"phones":[{"x":14}],"urls":[{"x":15}]}},
              {"type":"QUICK_REPLIES","x":16,"quickReplies":[{"x":17}]},
              {"type":"SOCIAL_MEDIA_METADATA","x":18,"socialMetadata":{"x":19}},{"type":"FILE","x":20},
              {"type":"LOCATION","x":21},{"type":"UNSUPPORTED_CONTENT","x":22},{"type":"MESSAGE_HEADER","x":23},
              {"type":"WHATSAPP_TEMPLATE_METADATA","x":24}]}
            """);

        var contact = (ContactAttachment)message.Attachments[0];
        ContactProfile profile = contact.ContactProfile!;
        var replies = (QuickRepliesAttachment)message.Attachments[1];
        var social = (SocialMediaAttachment)message.Attachments[2];
        WireModel[] models =
        [
            message, message.Client!, message.Senders[0], message.Senders[0].DeliveryIdentifier!,
            message.Recipients[0], message.Recipients[0].DeliveryIdentifier!,
            message.Status!, message.Status!.FailureDetails!,
            contact, profile, profile.Name!, profile.Org!, profile.Addresses[0], profile.Emails[0],
            profile.Phones[0], profile.Urls[0],
            replies, replies.QuickReplies[0], social, social.SocialMetadata!,
            .. message.Attachments.Skip(3),
        ];
        models.Select(static m => m.AdditionalProperties["x"]).ShouldBe(Enumerable.Range(0, 25).Select(static i => (object?)(long)i));
    }

    [Fact]
    public void An_unknown_type_of_message_keeps_its_fields()
    {
        UnknownMessage message = Api.Message<UnknownMessage>("""{"score":5,"id":"m1","type":"SURVEY"}""");

        message.MessageId.ShouldBe("m1");
        message.AdditionalProperties["score"].ShouldBe(5L);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":["MESSAGE"]}""")]
    [InlineData("""{"type":"message"}""")]
    public void A_message_with_a_missing_or_invalid_type_is_unknown(string json)
        => Api.Message<UnknownMessage>(json).Senders.ShouldBeEmpty();

    [Fact]
    public void A_field_of_another_message_type_is_unknown()
        => Api.Message<CommentMessage>("""{"type":"COMMENT","newStatus":"OPEN"}""")
            .AdditionalProperties["newStatus"].ShouldBe("OPEN");
}
