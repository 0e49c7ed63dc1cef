using System.Text.Json;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>What is asked to be sent. Complete when its reader noted no problem.</summary>
internal sealed record MessageEgg(
    string Text,
    string? RichText,
    string? Subject,
    StoredActor Sender,
    StoredChannelAccount Account,
    List<EggRecipient> Recipients,
    List<JsonElement> Attachments)
{
    public string SenderActorId => Sender.Id;
}
