using System.Globalization;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The live chats.</summary>
internal static class ChatSeed
{
    private const string Jane = SandboxData.VisitorActorId;
    private const string Priya = SandboxData.ThirdAgentActorId;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static void Fill(AccountState state)
    {
        AddOpen(state);
        AddTicket(state);
        AddLong(state);
    }

    private static void AddOpen(AccountState state) => SeedThreads
        .History(state, Chat(state, SandboxData.ChatThreadId, "701", daysAgo: 1))
        .Welcome("Welcome to Acme! What can we do for you?")
        .After(0.2).Outgoing(
            SandboxData.BotActorId,
            "Choose, or just write.",
            message => message.Attach(SeedAttachments.QuickReplies))
        .After(1).Incoming(Jane, "Where is my order?")
        .After(0.1).Assign(SandboxData.BotActorId, Priya)
        .After(2).Outgoing(Priya, "Hi Jane! It left our warehouse this morning.")
        .After(1.5).Incoming(Jane, "Great 🎉 thank you");

    private static void AddTicket(AccountState state)
    {
        StoredThread thread = Chat(state, SandboxData.TicketThreadId, "703", daysAgo: 4);
        thread.InboxId = SandboxData.InboxId;
        thread.TicketId = SandboxData.TicketId;
        SeedThreads.History(state, thread)
            .Welcome("Welcome to Acme! What can we do for you?")
            .After(1).Incoming("V-703", "My boiler shows E4.")
            .After(0.3).Outgoing(SandboxData.LlmActorId, "E4 means low pressure. Have you refilled it?")
            .After(3).Incoming("V-703", "Yes, twice. 助けてください")
            .After(0.2).Move(SandboxData.LlmActorId, SandboxData.HelpDeskInboxId)
            .After(0.1).Assign(SandboxData.SystemActorId, SandboxData.SecondAgentActorId)
            .After(6).Comment(SandboxData.IntegratorActorId, "Ticket 4410077001 opened.")
            .After(2).Outgoing(SandboxData.SecondAgentActorId, "A technician can come on Monday.");
    }

    /// <summary>Adds 260 messages. Numbers 121 to 130 are archived, so pages around them are short.</summary>
    private static void AddLong(AccountState state)
    {
        StoredThread thread = Chat(state, SandboxData.LongThreadId, "704", daysAgo: 12);
        thread.AssignedTo = Priya;
        ThreadHistory history = SeedThreads.History(state, thread);
        for (int number = 1; number <= 260; number++)
        {
            bool archived = number is > 120 and <= 130;
            string text = string.Format(Invariant, "Reading {0}: {1:0.0} bar", number, 1 + (number % 7));
            history = number % 2 == 1
                ? history.After(7).Incoming("V-704", text, message => message["archived"] = archived)
                : history.After(1).Outgoing(Priya, $"Noted: {text}", message => message["archived"] = archived);
        }
    }

    private static StoredThread Chat(AccountState state, string id, string contactId, double daysAgo) =>
        SeedThreads.Add(state, id, SandboxData.LiveChatChannelAccountId, contactId, daysAgo);
}
