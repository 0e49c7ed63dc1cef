using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>A message or comment that HubSpot has, and how the module knows it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Outcome">One of <see cref="SendOutcomes"/>.</param>
internal sealed record SentMessage(ThreadMessage Message, string Outcome);
