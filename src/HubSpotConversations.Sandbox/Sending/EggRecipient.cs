using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Someone to whom a message goes.</summary>
internal sealed record EggRecipient(string? ActorId, string? Name, string? Field, StoredIdentifier Identifier);
