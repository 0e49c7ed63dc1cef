using System.Globalization;
using HubSpotConversations.Serving;
using HubSpotConversations.Webhooks;

namespace HubSpotConversations.Watching;

/// <summary>
/// Listens for webhook requests of HubSpot, and signals that there is something to poll. The events themselves are not
/// read: polling finds the same messages, each once and in order, and also those whose event got lost.
/// </summary>
internal sealed class WebhookSignal : IDisposable
{
    // HubSpot sends up to 100 events at once, with less than a kilobyte each.
    private const int LongestBody = 1024 * 1024;

    private readonly LocalServer _server;
    private readonly string _path;
    private readonly Uri? _publicUri;
    private readonly string _secret;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <exception cref="HubSpotValidationException">The address is not of this machine, or its port is in use.</exception>
    public WebhookSignal(Uri address, Uri? publicUri, string secret, TimeProvider clock)
    {
        _path = address.IsAbsoluteUri ? address.AbsolutePath : string.Empty;
        _publicUri = publicUri;
        _secret = secret;
        _clock = clock;
        _server = LocalServer.Start(address, "Webhook", LongestBody, Respond);
    }

    /// <summary>Waits for the next event, and returns whether one has arrived in time.</summary>
    public async Task<bool> WaitAsync(Func<CancellationToken, Task> time, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task arrived = _signal.WaitAsync(over.Token);
        Task timer = time(over.Token);
        Task first = await Task.WhenAny(arrived, timer).ConfigureAwait(false);
        over.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        await first.ConfigureAwait(false);

        // An event may arrive together with the end of the time. It must not be lost.
        return arrived.Status == TaskStatus.RanToCompletion;
    }

    public void Dispose()
    {
        _server.Dispose();
        _signal.Dispose();
    }

    private LocalResponse Respond(LocalRequest request)
    {
        if (!request.Path.StartsWith(_path, StringComparison.Ordinal))
        {
            return new LocalResponse(404);
        }

        if (request.Method != "POST")
        {
            return new LocalResponse(405);
        }

        var webhook = new WebhookRequest
        {
            Method = request.Method,
            Uri = Address(request),
            Body = request.Body,
            Headers = request.Headers,
        };
        if (WebhookSignature.Problem(webhook, _secret, _clock.GetUtcNow()) is not null)
        {
            return new LocalResponse(401);
        }

        Signal();
        return new LocalResponse(200);
    }

    /// <summary>The address that HubSpot has signed. If a client invents it, the signature doesn't match.</summary>
    private string Address(LocalRequest request)
    {
        if (_publicUri is not null)
        {
            return _publicUri.OriginalString;
        }

        request.Headers.TryGetValue("X-Forwarded-Proto", out string? scheme);
        if (!request.Headers.TryGetValue("X-Forwarded-Host", out string? host))
        {
            request.Headers.TryGetValue("Host", out host);
        }

        return string.Format(CultureInfo.InvariantCulture, "{0}://{1}{2}", scheme ?? "http", host, request.Target);
    }

    private void Signal()
    {
        try
        {
            _ = _signal.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // A poll is due already, or the watch is over.
        }
    }
}
