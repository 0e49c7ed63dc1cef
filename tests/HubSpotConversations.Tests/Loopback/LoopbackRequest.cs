namespace HubSpotConversations.Tests.Loopback;

/// <summary>A request as it came over the socket.</summary>
internal sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
