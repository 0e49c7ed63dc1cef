using System.Text.Json;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>A note for colleagues.</summary>
internal sealed record CommentRequest(string Text, string? RichText, List<JsonElement> Attachments);
