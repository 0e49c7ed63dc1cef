using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on owners, by which an agent is found by email address.</summary>
public sealed class OwnersClient
{
    private readonly ApiResource _api;

    internal OwnersClient(ApiResource api) => _api = api;

    /// <summary>One page of the owners.</summary>
    /// <param name="email">The address; null for all owners.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; null for the service's own number.</param>
    /// <param name="archived">Whether archived ones are listed, and no others.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Owner>> ListAsync(
        string? email = null,
        string? after = null,
        int? limit = null,
        bool archived = false,
        CancellationToken cancellationToken = default)
        => _api.ListAsync(
            ApiPaths.Owners,
            new QueryString()
                .Add("email", email)
                .Add("after", after)
                .Add("limit", limit)
                .Add("archived", archived),
            Owner.Read,
            archived ? null : _api.Directory.Remember,
            cancellationToken);
}
