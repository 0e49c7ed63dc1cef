namespace HubSpotConversations.Http;

/// <summary>
/// Where requests of a purpose go. Requests with an equal route share their connections. The addresses are texts, because
/// a Uri compares equal to one with another password.
/// </summary>
/// <param name="Purpose">What they are for.</param>
/// <param name="Origin">The server.</param>
/// <param name="Proxy">The proxy that the user named; null if none was named.</param>
internal sealed record HttpRoute(HttpPurpose Purpose, string Origin, string? Proxy);
