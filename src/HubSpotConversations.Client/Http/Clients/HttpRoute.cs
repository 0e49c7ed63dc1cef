namespace HubSpotConversations.Http.Clients;

/// <summary>
/// The purpose and the destination of requests. Requests with equal routes share connections. The addresses are strings
/// because Uri ignores passwords in comparisons.
/// </summary>
/// <param name="Purpose">The purpose of the requests.</param>
/// <param name="Origin">The server.</param>
/// <param name="Proxy">The proxy that the user specified; null for none.</param>
internal sealed record HttpRoute(HttpPurpose Purpose, string Origin, string? Proxy);
