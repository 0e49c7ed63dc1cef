namespace HubSpotConversations.Tests.Client.Support;

/// <summary>Behaves as a network that can't be reached: it never takes the request's body.</summary>
internal sealed class UnconnectedHandler(Func<CancellationToken, Task<HttpResponseMessage>> connect) : HttpMessageHandler
{
    public UnconnectedHandler(Exception failure)
        : this(_ => Task.FromException<HttpResponseMessage>(failure))
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) => connect(cancellationToken);
}
