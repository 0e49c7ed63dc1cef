using System.Net;
using System.Security.Cryptography.X509Certificates;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>Serves a sandbox account over HTTP on the loopback address. Disposing of it stops the server.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SandboxHost(WebApplication application)
    {
        _application = application;
        BaseAddress = new Uri(application.Urls.First());
    }

    /// <summary>The address of the server, such as <c>http://127.0.0.1:5055/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts serving an account.</summary>
    /// <param name="account">The account. Its own handlers also stay usable.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="certificate">The certificate for HTTPS, or <see langword="null"/> for HTTP.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<SandboxHost> StartAsync(
        SandboxAccount account,
        int port = 0,
        X509Certificate2? certificate = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);

        // Avoids routing, logging and configuration: benchmarks would measure their time as the client's.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, endpoint =>
            {
                if (certificate is not null)
                {
                    endpoint.UseHttps(certificate);
                }
            });
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
        // An open client connection must not keep the server alive.
        using var grace = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(grace.Token);
        await _application.DisposeAsync();
    }
}
