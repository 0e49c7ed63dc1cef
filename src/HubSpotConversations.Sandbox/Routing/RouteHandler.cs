using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Routing;

/// <summary>Handles the requests of one route. Throws a <see cref="Refusal"/> to report an error.</summary>
internal delegate SandboxResponse RouteHandler(SandboxCall call);
