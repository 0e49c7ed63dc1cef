using CsCheck;
using HubSpotConversations.Sending.Journal.Lines;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Journal;

public sealed class CompactTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("42")]
    [InlineData("042")]
    [InlineData("-1")]
    [InlineData("999999999999999999")]
    [InlineData("1000000000000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("0000000000000000000000000000000a")]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("12345678901234567890123456789012")]
    [InlineData("٣٣")]
    public void A_text_survives_the_round_trip(string? text) => CompactText.Of(text).ToString().ShouldBe(text);

    [Fact]
    public void Every_generated_text_survives_the_round_trip()
        => Gen.OneOf(Texts.Any, Gen.ULong.Select(static n => $"{n}"), Gen.Guid.Select(static g => $"{g:N}"))
            .Sample(static text => CompactText.Of(text).ToString() == text);
}
