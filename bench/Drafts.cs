using HubSpotConversations.Models;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Bench;

internal static class Drafts
{
    public static MessageDraft Email(string text) => new()
    {
        ThreadId = SandboxData.EmailThreadId,
        Text = text,
        ChannelId = Channels.Email,
        ChannelAccountId = SandboxData.EmailChannelAccountId,
        SenderActorId = SandboxData.AgentActorId,
        Recipients =
        [
            new Recipient
            {
                RecipientField = RecipientFields.To,
                DeliveryIdentifiers =
                [
                    new DeliveryIdentifier
                    {
                        Type = DeliveryIdentifierTypes.EmailAddress,
                        Value = SandboxData.VisitorEmail,
                    },
                ],
            },
        ],
    };
}
