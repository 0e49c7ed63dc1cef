namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>Passes requests on, until one of them fails or hangs as if the network had gone.</summary>
/// <param name="inner">Handles the requests.</param>
/// <param name="goodRequests">The number of requests before that.</param>
/// <param name="hangs">Whether the requests hang.</param>
/// <param name="path">The part of the addresses that this is about; null for all of them.</param>
internal sealed class FailingHandler(HttpMessageHandler inner, int goodRequests, bool hangs = false, string? path = null)
    : DelegatingHandler(inner)
{
    private int _count;

    /// <summary>Completes when a request hangs.</summary>
    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isOurs = path is null || request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal);
        if (isOurs && Interlocked.Increment(ref _count) > goodRequests)
        {
            if (hangs)
            {
                Hanging.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            throw new HttpRequestException("The network is gone.");
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
