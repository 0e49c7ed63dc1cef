using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

public sealed class PageReadingTests
{
    [Fact]
    public void A_page_keeps_messages_of_different_types_in_order()
        => Api.Messages(
                """{"results":[{"type":"MESSAGE","id":"1"},{"type":"ASSIGNMENT","id":"2"},{"type":"NEW","id":"3"}]}""")
            .Results.Select(static m => (m.MessageId, m.GetType()))
            .ShouldBe([("1", typeof(ConversationMessage)), ("2", typeof(AssignmentMessage)), ("3", typeof(UnknownMessage))]);

    [Theory]
    [InlineData("""{"next":{"after":"NTI%3D","link":"https://x?after=1"},"prev":{}}""", "NTI%3D")]
    [InlineData("""{"next":{"after":52}}""", "52")]
    [InlineData("""{"next":{"after":null}}""", null)]
    [InlineData("""{"next":{}}""", null)]
    [InlineData("""{"next":null}""", null)]
    [InlineData("""{"next":"x"}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("\"x\"", null)]
    [InlineData("[]", null)]
    public void A_page_has_a_cursor_only_if_there_is_a_next_page(string paging, string? after)
        => Api.Messages($$"""{"results":[],"paging":{{paging}}}""").After.ShouldBe(after);

    [Fact]
    public void A_page_without_paging_has_no_cursor()
        => Api.Messages("""{"results":[]}""").After.ShouldBeNull();

    [Theory]
    [InlineData("12", 12L)]
    [InlineData("\"12\"", 12L)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void The_total_is_read_if_present(string total, long? expected)
        => Api.Inboxes($$"""{"results":[],"total":{{total}}}""").Total.ShouldBe(expected);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":"none"}""")]
    [InlineData("""{"results":[null,5]}""")]
    public void A_page_without_results_is_empty(string json)
        => Api.Messages(json).Results.ShouldBeEmpty();

    [Fact]
    public void Unknown_fields_of_a_page_are_kept()
        => Api.Messages("""{"results":[],"new":1}""").AdditionalProperties["new"].ShouldBe(1L);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"page\"")]
    public void A_response_that_is_not_an_object_is_rejected(string json)
    {
        Should.Throw<HubSpotUnexpectedResponseException>(() => Api.Messages(json)).Message.ShouldContain("not a JSON object");
        Should.Throw<HubSpotUnexpectedResponseException>(() => Api.Message(json)).Message.ShouldContain("not a JSON object");
    }

    [Fact]
    public void Every_field_of_an_inbox_is_read()
    {
        Inbox inbox = Api.Inboxes(
            """
            {"results":[{"id":"5","name":"Support","type":"HELP_DESK","archived":false,"createdAt":"2024-01-01T00:00:00Z",
             "updatedAt":1704153600000,"archivedAt":"2024-01-03T00:00:00Z"}],"total":1}
            """).Results.ShouldHaveSingleItem();

        (inbox.InboxId, inbox.InboxId, inbox.Name, inbox.Type, inbox.Archived).ShouldBe(("5", "5", "Support", "HELP_DESK", false));
        inbox.CreatedAt.ShouldBe(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        inbox.UpdatedAt.ShouldBe(new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero));
        inbox.ArchivedAt.ShouldBe(new DateTimeOffset(2024, 1, 3, 0, 0, 0, TimeSpan.Zero));
        inbox.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void An_inbox_can_lack_all_its_fields_and_have_unknown_ones()
    {
        Inbox inbox = Api.Inboxes("""{"results":[{"new":true,"archived":"maybe"}]}""").Results.ShouldHaveSingleItem();

        inbox.InboxId.ShouldBeNull();
        inbox.Archived.ShouldBeNull();
        inbox.AdditionalProperties["new"].ShouldBe(true);
        inbox.AdditionalProperties["archived"].ShouldBe("maybe");
    }
}
