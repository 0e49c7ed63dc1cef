namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Handles the requests of one route. Throws a <see cref="Refusal"/> to report an error.</summary>
internal delegate SandboxAnswer RouteHandler(SandboxCall call);
