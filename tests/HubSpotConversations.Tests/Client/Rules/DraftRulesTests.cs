using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

public sealed class DraftRulesTests
{
    public static TheoryData<string?> Blanks => new(null, "", " ", "\t\r\n\u00a0");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_thread(string? blank)
        => ShouldSay(
            await Rejection.OfMessage(Drafts.Message(threadId: blank)), "ThreadId", "ThreadId is missing", "-ThreadId");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_text(string? blank)
        => ShouldSay(await Rejection.OfMessage(Drafts.Message(text: blank)), "Text", "Text is missing", "text of the message with -Text");

    [Fact]
    public async Task Rich_text_alone_is_not_enough()
        => ShouldSay(await Rejection.OfMessage(Drafts.Message(text: null, richText: "<p>")), "Text", "the text without formatting with -Text", "the HTML of the message doesn't supply it");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_channel(string? blank)
        => ShouldSay(await Rejection.OfMessage(Drafts.Message(channelId: blank)), "ChannelId", "ChannelId is missing", "1002 or EMAIL");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_the_account_of_its_channel(string? blank)
        => ShouldSay(
            await Rejection.OfMessage(Drafts.Message(channelAccountId: blank)),
            "ChannelAccountId",
            "ChannelAccountId is missing",
            "wrong address");

    [Fact]
    public async Task A_message_needs_a_recipient()
        => ShouldSay(
            await Rejection.OfMessage(Drafts.Message(recipients: [])), "Recipient", "-Recipient jane@example.com");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_sender(string? blank)
        => ShouldSay(
            await Rejection.OfMessage(Drafts.Message(senderActorId: blank)), "Sender", "A-4711", "-DefaultSender");

    [Theory]
    [InlineData("V-1")]
    [InlineData("B-1")]
    [InlineData("E-a@x.com")]
    [InlineData("S-hubspot")]
    [InlineData("4711")]
    [InlineData("A-")]
    [InlineData("a-1")]
    [InlineData(" A-1")]
    public async Task A_sender_that_is_not_an_agent_is_rejected(string sender)
        => ShouldSay(
            await Rejection.OfMessage(Drafts.Message(senderActorId: sender)),
            "Sender",
            $"'{sender.Trim()}' can't send",
            "'A-' and the user id");

    [Fact]
    public async Task A_message_through_WhatsApp_is_rejected()
        => ShouldSay(
            await Rejection.OfMessage(Drafts.Message(channelId: "1007")), "ChannelId", "WhatsApp", "another channel");

    [Theory]
    [InlineData("1000")]
    [InlineData("1001")]
    [InlineData("1002")]
    [InlineData("1009")]
    [InlineData("99999")]
    public void A_message_through_any_other_channel_is_accepted(string channel)
        => Api.Sent(Drafts.Message(channelId: channel)).ShouldContain($"\"channelId\":\"{channel}\"");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_comment_needs_its_thread_and_its_text(string? blank)
    {
        ShouldSay(await Rejection.OfComment(Drafts.Comment(threadId: blank)), "ThreadId", "ThreadId is missing", "add the comment to with -ThreadId");
        ShouldSay(await Rejection.OfComment(Drafts.Comment(text: blank)), "Text", "text of the comment with -Text");
    }

    [Fact]
    public async Task The_error_shows_a_rejected_value_in_a_short_and_safe_form()
    {
        HubSpotValidationException rejection = await Rejection.OfMessage(
            Drafts.Message(senderActorId: "\u001b[31m" + new string('x', 5000)));

        rejection.Message.Length.ShouldBeLessThan(400);
        rejection.Message.Any(char.IsControl).ShouldBeFalse();
    }

    private static void ShouldSay(HubSpotValidationException rejection, string parameter, params string[] parts)
    {
        rejection.Parameter.ShouldBe(parameter);
        parts.ShouldAllBe(part => rejection.Message.Contains(part, StringComparison.Ordinal));
    }
}
