using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The inboxes, the channels and the accounts on them.</summary>
internal static class PlaceSeed
{
    private static readonly DateTimeOffset Opened = new(2024, 3, 4, 9, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Archived = new(2025, 9, 1, 12, 0, 0, TimeSpan.Zero);

    public static void Fill(AccountState state)
    {
        state.Inboxes.Add(new StoredInbox(SandboxData.InboxId, "Sales", "INBOX", Opened, Opened.AddDays(40)));
        state.Inboxes.Add(new StoredInbox(SandboxData.HelpDeskInboxId, "Support", "HELP_DESK", Opened, Opened));
        state.Inboxes.Add(
            new StoredInbox(SandboxData.ArchivedInboxId, "Trade fair 2025", "INBOX", Opened, Archived, Archived));
        AddChannels(state.Channels);
        state.ChannelAccounts.AddRange(Accounts());
    }

    private static void AddChannels(List<StoredChannel> channels)
    {
        channels.Add(new StoredChannel(SandboxData.LiveChatChannelId, "LIVE_CHAT"));
        channels.Add(new StoredChannel(SandboxData.MessengerChannelId, "FB_MESSENGER"));
        channels.Add(new StoredChannel(SandboxData.EmailChannelId, "EMAIL"));
        channels.Add(new StoredChannel(SandboxData.FormsChannelId, "FORMS"));
        channels.Add(new StoredChannel("1004", "CUSTOMER_PORTAL_THREAD_VIEW"));
        channels.Add(new StoredChannel(SandboxData.WhatsAppChannelId, "WHATSAPP"));
    }

    private static IEnumerable<StoredChannelAccount> Accounts()
    {
        const string Sales = SandboxData.InboxId;
        const string Support = SandboxData.HelpDeskInboxId;
        yield return new(SandboxData.EmailChannelAccountId, "Hello", SandboxData.EmailChannelId, Sales)
        {
            CreatedAt = Opened,
            Identifier = new StoredIdentifier("HS_EMAIL_ADDRESS", "hello@acme.example"),
        };
        yield return new(SandboxData.InactiveEmailChannelAccountId, "Old sales", SandboxData.EmailChannelId, Sales)
        {
            CreatedAt = Opened,
            Active = false,
            Authorized = false,
            Identifier = new StoredIdentifier("HS_EMAIL_ADDRESS", "old-sales@acme.example"),
        };
        yield return new(SandboxData.LiveChatChannelAccountId, "Website chat", SandboxData.LiveChatChannelId, Support)
        {
            CreatedAt = Opened,
        };
        yield return new(SandboxData.MessengerChannelAccountId, "Acme page", SandboxData.MessengerChannelId, Sales)
        {
            CreatedAt = Opened,
            Identifier = new StoredIdentifier("CHANNEL_SPECIFIC_OPAQUE_ID", "page-104477"),
        };
        yield return new(SandboxData.WhatsAppChannelAccountId, "Acme WhatsApp", SandboxData.WhatsAppChannelId, Support)
        {
            CreatedAt = Opened,
            Identifier = new StoredIdentifier("HS_PHONE_NUMBER", "+15550100200"),
        };
        yield return new(SandboxData.FormsChannelAccountId, "Contact form", SandboxData.FormsChannelId, Sales)
        {
            CreatedAt = Opened,
        };
        yield return new(SandboxData.ArchivedChannelAccountId, "Fair chat", SandboxData.LiveChatChannelId, Sales)
        {
            CreatedAt = Opened,
            ArchivedAt = Archived,
            Active = false,
        };
    }
}
