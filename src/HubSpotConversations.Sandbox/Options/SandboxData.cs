namespace HubSpotConversations.Sandbox.Options;

/// <summary>
/// The ids of the data in a new <see cref="SandboxAccount"/>. They never change within a major version.
/// </summary>
public static class SandboxData
{
    /// <summary>The id of the account. Its type is SANDBOX.</summary>
    public const string PortalId = "62515";

    /// <summary>An open email thread with a contact, with attachments and a comment.</summary>
    public const string EmailThreadId = "6065362089";

    /// <summary>An open live chat: a welcome message, a bot's quick replies, a visitor and an agent.</summary>
    public const string ChatThreadId = "6065362090";

    /// <summary>An open Messenger thread with a sticker, a location and unsupported content.</summary>
    public const string MessengerThreadId = "6065362091";

    /// <summary>An open WhatsApp thread: a template, a header, a contact's profile and a voice recording.</summary>
    public const string WhatsAppThreadId = "6065362092";

    /// <summary>A live chat in the help desk that belongs to <see cref="TicketId"/>.</summary>
    public const string TicketThreadId = "6065362093";

    /// <summary>A closed email thread.</summary>
    public const string ClosedThreadId = "6065362094";

    /// <summary>An archived email thread.</summary>
    public const string ArchivedThreadId = "6065362095";

    /// <summary>An email thread marked as spam.</summary>
    public const string SpamThreadId = "6065362096";

    /// <summary>An email thread whose newest messages are shortened.</summary>
    public const string TruncatedThreadId = "6065362097";

    /// <summary>An email thread on the account that can't send, with a message that failed.</summary>
    public const string FailedThreadId = "6065362098";

    /// <summary>A long live chat of 260 messages, with ten consecutive archived messages.</summary>
    public const string LongThreadId = "6065362099";

    /// <summary>A thread with messages, attachments and actors of kinds that the contract doesn't name.</summary>
    public const string UnknownKindsThreadId = "6065362100";

    /// <summary>An unassigned thread that a form started, without a reply.</summary>
    public const string FormThreadId = "6065362101";

    /// <summary>The ticket of <see cref="TicketThreadId"/>.</summary>
    public const string TicketId = "4410077001";

    /// <summary>A message of <see cref="TruncatedThreadId"/> with a longer original.</summary>
    public const string TruncatedMessageId = "7f1f6cba0b6d4c6c9d8e2a4b5c6d7e01";

    /// <summary>The failed message of <see cref="FailedThreadId"/>; its id has dashes.</summary>
    public const string FailedMessageId = "3f2b8c1d-7a4e-4f7b-9c55-0d1e2f3a4b5c";

    /// <summary>Maya Lindqvist, an agent.</summary>
    public const string AgentActorId = "A-52301001";

    /// <summary>Tomas Okafor, an agent.</summary>
    public const string SecondAgentActorId = "A-52301002";

    /// <summary>Priya Raman, an agent.</summary>
    public const string ThirdAgentActorId = "A-52301003";

    /// <summary>A custom channel of an app.</summary>
    public const string CustomChannelId = "900001";

    /// <summary>The account of <see cref="CustomChannelId"/>.</summary>
    public const string CustomChannelAccountId = "900002";

    /// <summary>The email address of <see cref="AgentActorId"/>.</summary>
    public const string AgentEmail = "maya.lindqvist@acme.example";

    /// <summary>The owner behind <see cref="AgentActorId"/>.</summary>
    public const string OwnerId = "71900001";

    /// <summary>The email address of an owner who is no longer a user.</summary>
    public const string FormerAgentEmail = "sam.former@acme.example";

    /// <summary>A picture that Jane Doe attached: "damaged box.png".</summary>
    public const string ImageFileId = "170045001";

    /// <summary>An invoice that Jane Doe attached: "invoice-2026-118.pdf".</summary>
    public const string InvoiceFileId = "170045002";

    /// <summary>A file of the account: "catalogue.pdf".</summary>
    public const string FileId = "190001";

    /// <summary>Jane Doe, the visitor of most threads.</summary>
    public const string VisitorActorId = "V-701";

    /// <summary>The contact behind <see cref="VisitorActorId"/>.</summary>
    public const string ContactId = "701";

    /// <summary>The email address of <see cref="VisitorActorId"/>.</summary>
    public const string VisitorEmail = "jane.doe@example.com";

    /// <summary>A chat bot.</summary>
    public const string BotActorId = "B-9001";

    /// <summary>HubSpot itself.</summary>
    public const string SystemActorId = "S-hubspot";

    /// <summary>The app that owns the token. It is the author of comments.</summary>
    public const string IntegratorActorId = "I-2438486";

    /// <summary>An agent powered by a language model.</summary>
    public const string LlmActorId = "L-3001";

    /// <summary>An email address without a contact. Its space and plus need escaping.</summary>
    public const string EmailActorId = "E-order desk+eu@example.org";

    /// <summary>An actor of a kind that the contract doesn't name.</summary>
    public const string UnknownKindActorId = "T-77";

    /// <summary>The inbox of sales.</summary>
    public const string InboxId = "81001";

    /// <summary>The help desk.</summary>
    public const string HelpDeskInboxId = "81002";

    /// <summary>An archived inbox.</summary>
    public const string ArchivedInboxId = "81009";

    /// <summary>The channel LIVE_CHAT.</summary>
    public const string LiveChatChannelId = "1000";

    /// <summary>The channel FB_MESSENGER.</summary>
    public const string MessengerChannelId = "1001";

    /// <summary>The channel EMAIL.</summary>
    public const string EmailChannelId = "1002";

    /// <summary>The channel FORMS.</summary>
    public const string FormsChannelId = "1003";

    /// <summary>The channel WHATSAPP.</summary>
    public const string WhatsAppChannelId = "1007";

    /// <summary>The email account that works, hello@acme.example.</summary>
    public const string EmailChannelAccountId = "62001";

    /// <summary>An email account that is neither active nor authorized. Its messages fail later.</summary>
    public const string InactiveEmailChannelAccountId = "62002";

    /// <summary>The live chat of the help desk.</summary>
    public const string LiveChatChannelAccountId = "62003";

    /// <summary>The Messenger page.</summary>
    public const string MessengerChannelAccountId = "62004";

    /// <summary>The WhatsApp number.</summary>
    public const string WhatsAppChannelAccountId = "62005";

    /// <summary>The contact form.</summary>
    public const string FormsChannelAccountId = "62006";

    /// <summary>An archived live chat.</summary>
    public const string ArchivedChannelAccountId = "62009";

    /// <summary>The address of Jane Doe's browser on live chat.</summary>
    public const string ChatRecipient = "chat-visitor-701";

    /// <summary>When the seeded history ends. Messages sent later have the time of the account's clock.</summary>
    public static DateTimeOffset HistoryEnd { get; } = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
}
