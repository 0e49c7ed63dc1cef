using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on inboxes.</summary>
public sealed class InboxesClient
{
    private readonly ApiResource _api;

    internal InboxesClient(ApiResource api) => _api = api;

    /// <summary>One page of the inboxes.</summary>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; null for the service's own number.</param>
    /// <param name="archived">Whether archived ones are listed, and no others.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Inbox>> ListAsync(
        string? after = null, int? limit = null, bool archived = false, CancellationToken cancellationToken = default)
        => _api.ListAsync(
            _api.Paths.Inboxes,
            new QueryString().Add("after", after).Add("limit", limit).Add("archived", archived),
            Inbox.Read,
            _api.Directory.Remember,
            cancellationToken);

    /// <summary>One inbox.</summary>
    /// <param name="inboxId">The inbox.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Inbox> GetAsync(string inboxId, CancellationToken cancellationToken = default)
        => _api.GetAsync(_api.Paths.Inbox(inboxId), null, Inbox.Read, _api.Directory.Remember, cancellationToken);
}
