namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Handles the requests of one route; an error is a <see cref="Refusal"/>.</summary>
internal delegate SandboxAnswer RouteHandler(SandboxCall call);
