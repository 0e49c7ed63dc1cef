namespace HubSpotConversations.Tests.Loopback;

/// <summary>A request as it was read from the socket.</summary>
internal sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
