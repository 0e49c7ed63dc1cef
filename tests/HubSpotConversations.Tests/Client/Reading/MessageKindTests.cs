using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>Every field of every kind of message.</summary>
public sealed class MessageKindTests
{
    // The type comes last to check that its position does not matter.
    private const string Common =
        """
        "id":"9b38-1","conversationsThreadId":"6065362089","createdAt":"2024-05-01T10:20:30.123Z",
        "updatedAt":"2024-05-02T10:20:30Z","createdBy":"A-1","archived":true,"text":"Hello",
        "client":{"clientType":"INTEGRATION","integrationAppId":2438486},
        "senders":[{"actorId":"A-1","name":"Ann","senderField":"FROM",
          "deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"ann@x.com"}}],
        "recipients":[{"actorId":"V-2","name":"Bob","recipientField":"TO",
          "deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"bob@x.com"}}]
        """;

    public static TheoryData<string, Type> Kinds => new()
    {
        { "MESSAGE", typeof(ConversationMessage) },
        { "COMMENT", typeof(CommentMessage) },
        { "WELCOME_MESSAGE", typeof(WelcomeMessage) },
        { "ASSIGNMENT", typeof(AssignmentMessage) },
        { "THREAD_STATUS_CHANGE", typeof(ThreadStatusChangeMessage) },
        { "THREAD_INBOX_CHANGE", typeof(ThreadInboxChangeMessage) },
        { "SOMETHING_NEW", typeof(UnknownMessage) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_type_has_the_common_fields(string type, Type expected)
    {
        ThreadMessage message = Api.Message($$"""{{{Common}},"type":"{{type}}"}""");

        message.ShouldBeOfType(expected);
        message.Type.ShouldBe(type);
        message.MessageId.ShouldBe("9b38-1");
        message.MessageId.ShouldBe("9b38-1");
        message.ThreadId.ShouldBe("6065362089");
        message.ThreadId.ShouldBe("6065362089");
        message.CreatedAt.ShouldBe(new DateTimeOffset(2024, 5, 1, 10, 20, 30, 123, TimeSpan.Zero));
        message.UpdatedAt.ShouldBe(new DateTimeOffset(2024, 5, 2, 10, 20, 30, TimeSpan.Zero));
        message.CreatedBy.ShouldBe("A-1");
        message.Archived.ShouldBe(true);
        message.Text.ShouldBe("Hello");
        message.Client.ShouldNotBeNull().ClientType.ShouldBe("INTEGRATION");
        message.Client.IntegrationAppId.ShouldBe(2438486);
        message.AdditionalProperties.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_type_has_senders_and_recipients(string type, Type expected)
    {
        ThreadMessage message = Api.Message($$"""{{{Common}},"type":"{{type}}"}""");

        message.ShouldBeOfType(expected);
        Sender sender = message.Senders.ShouldHaveSingleItem();
        (sender.ActorId, sender.Name, sender.SenderField).ShouldBe(("A-1", "Ann", "FROM"));
        DeliveryIdentifier from = sender.DeliveryIdentifier.ShouldNotBeNull();
        (from.Type, from.Value).ShouldBe(("HS_EMAIL_ADDRESS", "ann@x.com"));
        Recipient recipient = message.Recipients.ShouldHaveSingleItem();
        (recipient.ActorId, recipient.Name, recipient.RecipientField).ShouldBe(("V-2", "Bob", "TO"));
        DeliveryIdentifier to = recipient.DeliveryIdentifier.ShouldNotBeNull();
        (to.Type, to.Value).ShouldBe(("HS_EMAIL_ADDRESS", "bob@x.com"));
        recipient.DeliveryIdentifiers.ShouldHaveSingleItem().ShouldBeSameAs(to);
    }

    [Fact]
    public void Every_field_of_a_message_is_read()
    {
        ConversationMessage message = Api.Message<ConversationMessage>(
            """
            {"richText":"<p>Hi</p>","subject":"Re","attachments":[{"type":"FILE","fileId":"7"}],
             "truncationStatus":"TRUNCATED","direction":"INCOMING","channelId":"1002","channelAccountId":"55",
             "inReplyToId":"m0","status":{"statusType":"FAILED","failureDetails":{"errorMessage":"Bounced {why}",
             "errorMessageTokens":{"why":"full","again":"no"}}},"type":"MESSAGE"}
            """);

        message.RichText.ShouldBe("<p>Hi</p>");
        message.Subject.ShouldBe("Re");
        message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<FileAttachment>().FileId.ShouldBe("7");
        message.TruncationStatus.ShouldBe("TRUNCATED");
        message.Direction.ShouldBe("INCOMING");
        message.ChannelId.ShouldBe("1002");
        message.ChannelAccountId.ShouldBe("55");
        message.InReplyToId.ShouldBe("m0");
        MessageStatus status = message.Status.ShouldNotBeNull();
        status.StatusType.ShouldBe("FAILED");
        MessageFailure failure = status.FailureDetails.ShouldNotBeNull();
        failure.ErrorMessage.ShouldBe("Bounced {why}");
        failure.ErrorMessageTokens.ShouldBe(
            new Dictionary<string, string?> { ["why"] = "full", ["again"] = "no" }, ignoreOrder: true);
        message.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_comment_is_read()
    {
        CommentMessage comment = Api.Message<CommentMessage>(
            """{"type":"COMMENT","text":"t","richText":"<b>t</b>","attachments":[{"type":"LOCATION","latitude":1}]}""");

        comment.RichText.ShouldBe("<b>t</b>");
        comment.Attachments.ShouldHaveSingleItem().ShouldBeOfType<LocationAttachment>();
        comment.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_welcome_message_is_read()
    {
        WelcomeMessage welcome = Api.Message<WelcomeMessage>(
            """{"richText":"<b>t</b>","channelId":"1000","channelAccountId":"3","type":"WELCOME_MESSAGE"}""");

        (welcome.RichText, welcome.ChannelId, welcome.ChannelAccountId).ShouldBe(("<b>t</b>", "1000", "3"));
        welcome.AdditionalProperties.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_thread_event_is_read()
    {
        AssignmentMessage assignment = Api.Message<AssignmentMessage>(
            """{"assignedFrom":"A-1","assignedTo":"A-2","type":"ASSIGNMENT"}""");
        ThreadStatusChangeMessage status = Api.Message<ThreadStatusChangeMessage>(
            """{"newStatus":"CLOSED","type":"THREAD_STATUS_CHANGE"}""");
        ThreadInboxChangeMessage inbox = Api.Message<ThreadInboxChangeMessage>(
            """{"fromInboxId":"1","toInboxId":"2","type":"THREAD_INBOX_CHANGE"}""");

        (assignment.AssignedFrom, assignment.AssignedTo).ShouldBe(("A-1", "A-2"));
        status.NewStatus.ShouldBe("CLOSED");
        (inbox.FromInboxId, inbox.ToInboxId).ShouldBe(("1", "2"));
        assignment.AdditionalProperties.ShouldBeEmpty();
        status.AdditionalProperties.ShouldBeEmpty();
        inbox.AdditionalProperties.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_message_without_fields_has_nulls_and_empty_lists(string type, Type expected)
    {
        ThreadMessage message = Api.Message($$"""{"type":"{{type}}"}""");

        message.ShouldBeOfType(expected);
        message.MessageId.ShouldBeNull();
        message.CreatedAt.ShouldBeNull();
        message.Archived.ShouldBeNull();
        message.Client.ShouldBeNull();
        message.Senders.ShouldBeEmpty();
        message.Recipients.ShouldBeEmpty();
        message.AdditionalProperties.ShouldBeEmpty();
    }
}
