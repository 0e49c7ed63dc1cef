using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The email threads.</summary>
internal static class EmailSeed
{
    private const string Jane = SandboxData.VisitorActorId;
    private const string Maya = SandboxData.AgentActorId;
    private const string Tomas = SandboxData.SecondAgentActorId;

    public static void Fill(AccountState state)
    {
        AddOpen(state);
        AddClosed(state);
        AddArchived(state);
        AddSpam(state);
        AddTruncated(state);
        AddFailed(state);
    }

    private static void AddOpen(AccountState state)
    {
        StoredThread thread = Email(state, SandboxData.EmailThreadId, "701", daysAgo: 3);
        const string First = "c0a8011e5f2b4d7c8e9f0a1b2c3d4e5f";
        SeedThreads.History(state, thread)
            .WithId(First)
            .Incoming(Jane, "Hello, my kettle arrived in a damaged box. Picture and invoice attached.", message =>
            {
                message["subject"] = "Damaged box, order AC-20391";
                message.Attach(SeedAttachments.Image, SeedAttachments.Invoice);
            })
            .After(4.5).Assign(SandboxData.SystemActorId, Maya)
            .After(31).Comment(Tomas, "The carrier confirms the damage: a replacement is fine.")
            .After(12).Outgoing(Maya, "Hello Jane, sorry about that. Is the kettle itself damaged too?", message =>
            {
                message["subject"] = "Re: Damaged box, order AC-20391";
                message["inReplyToId"] = First;
                message["status"] = new JsonObject { ["statusType"] = "READ" };
                AddCopy(message);
            })
            .After(95).Incoming(Jane, "The lid is bent. Could you send a new one to the same address?", message =>
                message["subject"] = "Re: Damaged box, order AC-20391");
    }

    private static void AddCopy(JsonObject message) => message["recipients"]!.AsArray().Add(SeedJson.Object("""
        {"name":"Warehouse","recipientField":"CC",
         "deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"warehouse@acme.example"}}
        """));

    private static void AddClosed(AccountState state)
    {
        StoredThread thread = Email(state, SandboxData.ClosedThreadId, "702", daysAgo: 21);
        SeedThreads.History(state, thread)
            .Incoming("V-702", "Do you ship to Iceland?")
            .After(40).Outgoing(Tomas, "We do: it takes five days.")
            .After(3).Assign(Tomas, Tomas)
            .After(1).ChangeStatus(Tomas, closed: true)
            .After(200).Incoming("V-702", "Takk!")
            .After(0.1).ChangeStatus(SandboxData.SystemActorId, closed: false)
            .After(30).ChangeStatus(Tomas, closed: true);
    }

    private static void AddArchived(AccountState state)
    {
        StoredThread thread = Email(state, SandboxData.ArchivedThreadId, "704", daysAgo: 9);
        SeedThreads.History(state, thread)
            .Incoming("V-704", "Please ignore my message of yesterday.")
            .After(10).ChangeStatus(Maya, closed: true);
        thread.Archived = true;
    }

    private static void AddSpam(AccountState state)
    {
        StoredThread thread = Email(state, SandboxData.SpamThreadId, "706", daysAgo: 6);
        SeedThreads.History(state, thread).Incoming("V-706", "You won! Click <here> & claim within 24 hours!!!");
        thread.Spam = true;
    }

    private static void AddTruncated(AccountState state)
    {
        StoredThread thread = Email(state, SandboxData.TruncatedThreadId, "703", daysAgo: 5);
        string report = string.Join("\n", Enumerable.Range(1, 400).Select(line => $"Line {line} of the boiler log."));
        SeedThreads.History(state, thread)
            .Incoming("V-703", "The log follows in the next mail.")
            .After(5).WithId(SandboxData.TruncatedMessageId)
            .WithOriginal(report, $"<pre>{report}</pre>")
            .Incoming("V-703", report.Substring(0, 500), message => message["truncationStatus"] = "TRUNCATED")
            .After(50).WithOriginal("Thanks!\n> The log follows in the next mail.", "<p>Thanks!</p>")
            .Outgoing(SandboxData.ThirdAgentActorId, "Thanks!", message =>
                message["truncationStatus"] = "TRUNCATED_TO_MOST_RECENT_REPLY");
    }

    private static void AddFailed(AccountState state)
    {
        StoredThread thread = SeedThreads.Add(
            state, SandboxData.FailedThreadId, SandboxData.InactiveEmailChannelAccountId, "705", daysAgo: 2);
        SeedThreads.History(state, thread)
            .Incoming("V-705", "Is this address still in use?")
            .After(15).WithId(SandboxData.FailedMessageId)
            .Outgoing(Maya, "It is, though we prefer hello@acme.example.", message =>
                message["status"] = SeedJson.Object("""
                    {"statusType":"FAILED","failureDetails":{"errorMessage":"The mailbox {mailbox} refused to send.",
                     "errorMessageTokens":{"mailbox":"old-sales@acme.example"}}}
                    """));
        thread.AssignedTo = Maya;
    }

    private static StoredThread Email(AccountState state, string id, string contactId, double daysAgo) =>
        SeedThreads.Add(state, id, SandboxData.EmailChannelAccountId, contactId, daysAgo);
}
