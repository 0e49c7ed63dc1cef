using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on inboxes.</summary>
public sealed class InboxesClient
{
    private readonly ApiTransport _transport;
    private readonly ApiPaths _paths;

    internal InboxesClient(ApiTransport transport, ApiPaths paths)
    {
        _transport = transport;
        _paths = paths;
    }

    /// <summary>One page of the inboxes.</summary>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; null for the service's own number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Inbox>> ListAsync(
        string? after = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Path = _paths.Inboxes,
            Query = new QueryString().Add("after", after).Add("limit", limit).ToString(),
        };
        return _transport.SendAsync(
            request, static element => Page<Inbox>.Read(element, Inbox.Read), cancellationToken);
    }
}
