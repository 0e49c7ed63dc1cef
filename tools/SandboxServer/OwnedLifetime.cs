namespace HubSpotConversations.SandboxServer;

/// <summary>Leaves Ctrl+C and SIGTERM to the owner of the host, which may be a test run.</summary>
internal sealed class OwnedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
