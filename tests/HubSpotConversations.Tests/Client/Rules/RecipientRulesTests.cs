using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Text;

namespace HubSpotConversations.Tests.Client.Rules;

public sealed class RecipientRulesTests
{
    [Theory]
    [InlineData("jane@example.com")]
    [InlineData("jane.doe+tag@sub.example.co.uk")]
    [InlineData("o'brien@example.com")]
    [InlineData("a@b")]
    [InlineData("1_2-3@example-site.com")]
    [InlineData("jané@exämple.com")]
    [InlineData("JANE@EXAMPLE.COM")]
    [InlineData("!#$%&'*+/=?^_`{|}~@example.com")]
    public void A_valid_email_address_is_accepted(string address)
        => Api.Sent(Drafts.Message(recipients: [Drafts.To("HS_EMAIL_ADDRESS", address)])).ShouldContain($"\"value\":\"{address}\"");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("jane")]
    [InlineData("jane@")]
    [InlineData("@example.com")]
    [InlineData("jane@@example.com")]
    [InlineData("jane@example.com ")]
    [InlineData(" jane@example.com")]
    [InlineData("jane doe@example.com")]
    [InlineData("jane@exam ple.com")]
    [InlineData("Jane <jane@example.com>")]
    [InlineData("<jane@example.com>")]
    [InlineData("jane@example.com,bob@example.com")]
    [InlineData("jane@example.com;bob@example.com")]
    [InlineData("jane@example.com\r\nBcc: bob@example.com")]
    [InlineData("mailto:jane@example.com\n")]
    [InlineData("jane@example.com\0")]
    [InlineData("jane@.example.com")]
    [InlineData("jane@example..com")]
    [InlineData("jane@example.com.")]
    [InlineData(".jane@example.com")]
    [InlineData("ja..ne@example.com")]
    [InlineData("jane(comment)@example.com")]
    [InlineData("jane@[]")]
    [InlineData("+15551234567")]
    public async Task An_invalid_email_address_is_rejected(string? address)
        => await ShouldRejectAsync(Drafts.To("HS_EMAIL_ADDRESS", address), "is not a valid email address. Specify an address like jane@example.com");

    [Theory]
    [InlineData("+15551234567")]
    [InlineData("+4930123456")]
    [InlineData("+1234567")]
    [InlineData("+123456789012345")]
    public void A_valid_phone_number_is_accepted(string number)
        => Api.Sent(Drafts.Message(recipients: [Drafts.To("HS_PHONE_NUMBER", number)])).ShouldContain($"\"value\":\"{number}\"");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("15551234567")]
    [InlineData("0015551234567")]
    [InlineData("+05551234567")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("+1 555 123 4567")]
    [InlineData("+1-555-123-4567")]
    [InlineData("+1555CALLME")]
    [InlineData("++15551234567")]
    [InlineData("+\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668")]
    [InlineData("+15551234567\n")]
    [InlineData("+15551234567x12")]
    public async Task An_invalid_phone_number_is_rejected(string? number)
        => await ShouldRejectAsync(Drafts.To("HS_PHONE_NUMBER", number), "is not a phone number in E.164 format", "+15551234567");

    [Theory]
    [InlineData("+1 (555) 123-4567", "+15551234567")]
    [InlineData("+49 30/123.456", "+4930123456")]
    [InlineData("+49\u00a030\u00a0123456", "+4930123456")]
    [InlineData("030 123456", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData("jane@example.com", null)]
    public void ToE164_removes_the_separators_between_digits(string text, string? expected)
        => PhoneNumber.ToE164(text).ShouldBe(expected);

    [Theory]
    [InlineData("HS_SHORT_CODE")]
    [InlineData("CHANNEL_SPECIFIC_OPAQUE_ID")]
    [InlineData("SOMETHING_NEW")]
    public async Task An_address_of_any_other_type_needs_only_a_value(string type)
    {
        Api.Sent(Drafts.Message(recipients: [Drafts.To(type, "x y")])).ShouldContain($$"""{"type":"{{type}}","value":"x y"}""");
        await ShouldRejectAsync(Drafts.To(type, null), $"of type {type} is empty");
        await ShouldRejectAsync(Drafts.To(type, " "), $"of type {type} is empty");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task An_address_needs_its_type(string? type)
        => await ShouldRejectAsync(Drafts.To(type!, "x"), "'x' is neither an email address", "New-HubSpotRecipient");

    [Fact]
    public async Task A_recipient_needs_an_address()
    {
        await ShouldRejectAsync(new Recipient { Name = "Jane", ActorId = "V-1" }, "needs an address", "New-HubSpotRecipient");
        await ShouldRejectAsync(null!, "needs an address");
        await ShouldRejectAsync(new Recipient { DeliveryIdentifiers = [null!] }, "is neither an email address");
    }

    [Theory]
    [InlineData("E-jane@example.com", "email actors", "-EmailAddress")]
    [InlineData("A-1", "is an agent", "Add-HubSpotThreadComment")]
    public async Task Actors_that_cannot_receive_messages_are_rejected(string actor, params string[] parts)
        => await ShouldRejectAsync(With(actor, field: null), parts);

    [Theory]
    [InlineData("V-1")]
    [InlineData("anything")]
    public void Other_actors_are_accepted(string actor)
        => Api.Sent(Drafts.Message(recipients: [With(actor, field: null)])).ShouldContain($"\"actorId\":\"{actor}\"");

    [Theory]
    [InlineData("to")]
    [InlineData("FROM")]
    [InlineData("")]
    public async Task An_invalid_recipient_field_is_rejected(string field)
        => await ShouldRejectAsync(With(actor: null, field), $"'{field}' is not a valid recipient field. Specify TO, CC or BCC");

    [Fact]
    public async Task One_invalid_recipient_rejects_the_message()
        => (await Rejection.OfMessage(Drafts.Message(recipients: [Drafts.Jane, Drafts.To("HS_EMAIL_ADDRESS", "bob")])))
            .Message.ShouldContain("'bob'");

    [Fact]
    public async Task The_error_shows_a_rejected_address_in_a_safe_form()
        => (await Rejection.OfMessage(Drafts.Message(recipients: [Drafts.To("\u001b[31m", "")])))
            .Message.Any(char.IsControl).ShouldBeFalse();

    private static Recipient With(string? actor, string? field) => new()
    {
        ActorId = actor,
        RecipientField = field,
        DeliveryIdentifiers = Drafts.Jane.DeliveryIdentifiers,
    };

    private static async Task ShouldRejectAsync(Recipient recipient, params string[] parts)
    {
        HubSpotValidationException rejection = await Rejection.OfMessage(Drafts.Message(recipients: [recipient]));
        rejection.Parameter.ShouldBe("Recipient");
        parts.ShouldAllBe(part => rejection.Message.Contains(part, StringComparison.Ordinal));
    }
}
