using System.Globalization;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

public sealed class TimeReadingTests
{
    [Theory]
    [InlineData("\"2024-05-01T10:20:30Z\"", "2024-05-01T10:20:30Z")]
    [InlineData("\"2024-05-01T10:20:30.1234567Z\"", "2024-05-01T10:20:30.1234567Z")]
    [InlineData("\"2024-05-01T12:20:30+02:00\"", "2024-05-01T10:20:30Z")]
    [InlineData("\"2024-05-01T10:20:30\"", "2024-05-01T10:20:30Z")]
    [InlineData("\"2024-05-01\"", "2024-05-01T00:00:00Z")]
    [InlineData("1702439388898", "2023-12-13T03:49:48.898Z")]
    [InlineData("\"1702439388898\"", "2023-12-13T03:49:48.898Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("253402300799999", "9999-12-31T23:59:59.999Z")]
    public void Every_format_of_a_time_is_read(string json, string expected)
    {
        DateTimeOffset? time = Api.Message($$"""{"type":"MESSAGE","createdAt":{{json}}}""").CreatedAt;

        time.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2024-13-45T99:00:00Z\"")]
    [InlineData("\"10:30\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("253402300800000")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void An_invalid_time_becomes_null_and_is_kept_as_unknown(string json)
    {
        var message = Api.Message($$"""{"type":"MESSAGE","id":"m1","createdAt":{{json}}}""");

        message.CreatedAt.ShouldBeNull();
        message.AdditionalProperties.ShouldContainKey("createdAt");
        message.MessageId.ShouldBe("m1");
    }

    [Fact]
    public void A_null_time_is_read_as_null()
        => Api.Message("""{"type":"MESSAGE","createdAt":null}""").ShouldSatisfyAllConditions(
            static m => m.CreatedAt.ShouldBeNull(), static m => m.AdditionalProperties.ShouldBeEmpty());
}
