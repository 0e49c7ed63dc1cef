namespace HubSpotConversations.Tests.Client.Support;

/// <summary>Behaves like an unreachable network, which never reads the request's body.</summary>
internal sealed class UnconnectedHandler(Func<CancellationToken, Task<HttpResponseMessage>> connect) : HttpMessageHandler
{
    public UnconnectedHandler(Exception failure)
        : this(_ => Task.FromException<HttpResponseMessage>(failure))
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) => connect(cancellationToken);
}
