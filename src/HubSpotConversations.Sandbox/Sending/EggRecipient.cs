using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>A recipient of a message.</summary>
internal sealed record EggRecipient(string? ActorId, string? Name, string? Field, StoredIdentifier Identifier);
