using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>A recipient of a message.</summary>
internal sealed record RequestRecipient(string? ActorId, string? Name, string? Field, StoredIdentifier Identifier);
