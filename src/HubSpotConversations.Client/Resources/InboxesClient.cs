using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads inboxes.</summary>
public sealed class InboxesClient
{
    private readonly ApiResource _api;

    internal InboxesClient(ApiResource api) => _api = api;

    /// <summary>Gets one page of the inboxes.</summary>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of inboxes on the page; null for HubSpot's default.</param>
    /// <param name="archived">
    /// Whether to list only archived inboxes. By default the list has no archived inboxes.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<Inbox>> ListAsync(
        string? after = null, int? limit = null, bool archived = false, CancellationToken cancellationToken = default)
        => _api.ListAsync(
            _api.Paths.Inboxes,
            new QueryString().Add("after", after).Add("limit", limit).Add("archived", archived),
            Inbox.Read,
            _api.Directory.Remember,
            cancellationToken);

    /// <summary>Gets one inbox.</summary>
    /// <param name="inboxId">The id of the inbox.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Inbox> GetAsync(string inboxId, CancellationToken cancellationToken = default)
        => _api.GetAsync(_api.Paths.Inbox(inboxId), null, Inbox.Read, _api.Directory.Remember, cancellationToken);
}
