using System.Net;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>A sandbox account over HTTP on the loopback address. Disposing of it stops it.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SandboxHost(WebApplication application)
    {
        _application = application;
        BaseAddress = new Uri(application.Urls.First());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:5055/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts serving an account.</summary>
    /// <param name="account">The account; it stays usable through its own handlers too.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SandboxHost> StartAsync(
        SandboxAccount account,
        int port = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);

        // No routing, no logging, no configuration: every microsecond here would be measured as the client's.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        WebApplication application = builder.Build();
        application.Run(new SandboxEndpoint(account).InvokeAsync);
        await application.StartAsync(cancellationToken);
        return new SandboxHost(application);
    }

    public async ValueTask DisposeAsync()
    {
        // A client that keeps its connection open must not keep the server alive.
        using var grace = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(grace.Token);
        await _application.DisposeAsync();
    }
}
