using System.Text.Json;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>A message to send. It is complete if its reader didn't record a problem.</summary>
internal sealed record MessageRequest(
    string Text,
    string? RichText,
    string? Subject,
    StoredActor Sender,
    StoredChannelAccount Account,
    List<RequestRecipient> Recipients,
    List<JsonElement> Attachments)
{
    public string SenderActorId => Sender.Id;
}
