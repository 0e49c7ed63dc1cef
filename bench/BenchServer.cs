using System.Security.Cryptography.X509Certificates;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>The sandbox on a real socket of this machine, without limits but for those that are asked for.</summary>
internal static class BenchServer
{
    public const string Token = "bench";

    public static Task<SandboxHost> StartAsync(
        int extraThreads = 0,
        int requestsInTenSeconds = 0,
        TimeSpan latency = default,
        X509Certificate2? certificate = null)
    {
        var options = new SandboxOptions
        {
            AccessToken = Token,
            RateLimit = requestsInTenSeconds,
            DailyLimit = 0,
            ExtraThreads = extraThreads,
            Latency = latency,
        };
        return SandboxHost.StartAsync(new SandboxAccount(options), certificate: certificate);
    }
}
