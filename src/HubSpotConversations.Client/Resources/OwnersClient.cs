using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads the owners in HubSpot's CRM. They link an agent to an email address.</summary>
public sealed class OwnersClient
{
    private readonly ApiResource _api;

    internal OwnersClient(ApiResource api) => _api = api;

    /// <summary>Gets one page of the owners.</summary>
    /// <param name="email">The email address to look for, for example jane@example.com; null for all owners.</param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of owners on the page; null for HubSpot's default.</param>
    /// <param name="archived">Whether to list only archived owners. By default the list has no archived owners.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<Owner>> ListAsync(
        string? email = null,
        string? after = null,
        int? limit = null,
        bool archived = false,
        CancellationToken cancellationToken = default)
        => _api.ListAsync(
            _api.Paths.Owners,
            new QueryString()
                .Add("email", email)
                .Add("after", after)
                .Add("limit", limit)
                .Add("archived", archived),
            Owner.Read,
            archived ? null : _api.Directory.Remember,
            cancellationToken);
}
