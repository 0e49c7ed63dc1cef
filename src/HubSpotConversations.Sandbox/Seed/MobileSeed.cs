using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The threads on Messenger and WhatsApp.</summary>
internal static class MobileSeed
{
    public static void Fill(AccountState state)
    {
        AddMessenger(state);
        AddWhatsApp(state);
    }

    private static void AddMessenger(AccountState state)
    {
        StoredThread thread = SeedThreads.Add(
            state, SandboxData.MessengerThreadId, SandboxData.MessengerChannelAccountId, "702", daysAgo: 2.5);
        SeedThreads.History(state, thread)
            .Incoming("V-702", "Can you deliver here?", message => message.Attach(SeedAttachments.Location))
            .After(1).Incoming("V-702", string.Empty, message => message.Attach(SeedAttachments.Sticker))
            .After(1).Incoming("V-702", string.Empty, message => message.Attach(SeedAttachments.Unsupported))
            .After(9).Outgoing(SandboxData.AgentActorId, "We can, on weekdays.");
        thread.AssignedTo = SandboxData.AgentActorId;
    }

    private static void AddWhatsApp(AccountState state)
    {
        StoredThread thread = SeedThreads.Add(
            state, SandboxData.WhatsAppThreadId, SandboxData.WhatsAppChannelAccountId, "704", daysAgo: 1.5);
        SeedThreads.History(state, thread)
            .Outgoing(SandboxData.SecondAgentActorId, "Hello Luis, your order AC-20418 has shipped.", message =>
                message.Attach(SeedAttachments.WhatsAppTemplate, SeedAttachments.Header))
            .After(20).Incoming("V-704", "Please call my colleague.", message =>
                message.Attach(SeedAttachments.Contact))
            .After(1).Incoming("V-704", string.Empty, message => message.Attach(SeedAttachments.Voice));
    }
}
