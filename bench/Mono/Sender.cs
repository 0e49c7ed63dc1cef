using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Bench.Mono;

/// <summary>Sends messages one after the other with the client.</summary>
internal static class Sender
{
    public static int Send(Uri server, int count)
    {
        var client = new ConversationsClient(new ConversationsClientOptions { AccessToken = "bench", BaseUri = server });
        int sent = 0;
        for (int i = 1; i <= count; i++)
        {
            try
            {
                _ = client.Threads.SendMessageAsync(Draft($"Hello {i}")).GetAwaiter().GetResult();
                sent++;
            }
            catch (HubSpotException exception)
            {
                Console.WriteLine($"failed {i} {exception.GetType().Name}");
            }
        }

        Console.WriteLine($"sent {sent}");
        return 0;
    }

    private static MessageDraft Draft(string text) => new()
    {
        ThreadId = "6100000000",
        Text = text,
        ChannelId = Channels.Email,
        ChannelAccountId = "62001",
        SenderActorId = "A-52301001",
        Recipients =
        [
            new Recipient
            {
                RecipientField = RecipientFields.To,
                DeliveryIdentifiers =
                [
                    new DeliveryIdentifier { Type = DeliveryIdentifierTypes.EmailAddress, Value = "jane.doe@example.com" },
                ],
            },
        ],
    };
}
