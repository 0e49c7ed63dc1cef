using HubSpotConversations.Sandbox;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>The sandbox on a real socket of this machine, without limits.</summary>
internal static class BenchServer
{
    public const string Token = "bench";

    public static Task<SandboxHost> StartAsync()
        => SandboxHost.StartAsync(
            new SandboxAccount(new SandboxOptions { AccessToken = Token, RateLimit = 0, DailyLimit = 0 }));
}
