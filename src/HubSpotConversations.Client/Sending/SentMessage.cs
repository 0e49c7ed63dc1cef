using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>A message that HubSpot has, and how that is known.</summary>
/// <param name="Message">The message.</param>
/// <param name="Outcome">One of <see cref="SendOutcomes"/>.</param>
internal sealed record SentMessage(ConversationMessage Message, string Outcome);
