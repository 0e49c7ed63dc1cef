using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

public sealed class DraftRulesTests
{
    public static TheoryData<string?> Blanks => new(null, "", " ", "\t\r\n\u00a0");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_thread(string? blank)
        => Says(await Refused.Message(Drafts.Message(threadId: blank)), "ThreadId", "ThreadId is missing", "-ThreadId");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_text(string? blank)
        => Says(await Refused.Message(Drafts.Message(text: blank)), "Text", "Text is missing", "text of the message with -Text");

    [Fact]
    public async Task Rich_text_alone_is_not_enough()
        => Says(await Refused.Message(Drafts.Message(text: null, richText: "<p>")), "Text", "the text without formatting with -Text", "-RichText alone");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_channel(string? blank)
        => Says(await Refused.Message(Drafts.Message(channelId: blank)), "ChannelId", "ChannelId is missing", "1002 or EMAIL");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_the_account_of_its_channel(string? blank)
        => Says(
            await Refused.Message(Drafts.Message(channelAccountId: blank)),
            "ChannelAccountId",
            "ChannelAccountId is missing",
            "wrong address");

    [Fact]
    public async Task A_message_needs_a_recipient()
        => Says(await Refused.Message(Drafts.Message(recipients: [])), "Recipient", "-Recipient jane@example.com");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_message_needs_its_sender(string? blank)
        => Says(await Refused.Message(Drafts.Message(senderActorId: blank)), "Sender", "A-4711", "-DefaultSender");

    [Theory]
    [InlineData("V-1")]
    [InlineData("B-1")]
    [InlineData("E-a@x.com")]
    [InlineData("S-hubspot")]
    [InlineData("4711")]
    [InlineData("A-")]
    [InlineData("a-1")]
    [InlineData(" A-1")]
    public async Task The_sender_is_an_agent(string sender)
        => Says(
            await Refused.Message(Drafts.Message(senderActorId: sender)),
            "Sender",
            $"'{sender.Trim()}' can't send",
            "'A-' and the user id");

    [Fact]
    public async Task WhatsApp_is_not_sent_over()
        => Says(await Refused.Message(Drafts.Message(channelId: "1007")), "ChannelId", "WhatsApp", "another channel");

    [Theory]
    [InlineData("1000")]
    [InlineData("1001")]
    [InlineData("1002")]
    [InlineData("1009")]
    [InlineData("99999")]
    public void Any_other_channel_is_sent_over(string channel)
        => Api.Sent(Drafts.Message(channelId: channel)).ShouldContain($"\"channelId\":\"{channel}\"");

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A_comment_needs_its_thread_and_its_text(string? blank)
    {
        Says(await Refused.Comment(Drafts.Comment(threadId: blank)), "ThreadId", "ThreadId is missing", "add the comment to with -ThreadId");
        Says(await Refused.Comment(Drafts.Comment(text: blank)), "Text", "text of the comment with -Text");
    }

    [Fact]
    public async Task What_is_shown_of_a_refused_value_is_short_and_safe()
    {
        HubSpotValidationException refusal = await Refused.Message(
            Drafts.Message(senderActorId: "\u001b[31m" + new string('x', 5000)));

        refusal.Message.Length.ShouldBeLessThan(400);
        refusal.Message.Any(char.IsControl).ShouldBeFalse();
    }

    private static void Says(HubSpotValidationException refusal, string parameter, params string[] parts)
    {
        refusal.Parameter.ShouldBe(parameter);
        parts.ShouldAllBe(part => refusal.Message.Contains(part, StringComparison.Ordinal));
    }
}
