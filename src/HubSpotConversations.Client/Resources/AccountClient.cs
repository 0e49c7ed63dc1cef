using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads the details and the API usage of the account that the token belongs to.</summary>
public sealed class AccountClient
{
    private readonly ApiResource _api;

    internal AccountClient(ApiResource api) => _api = api;

    /// <summary>Gets the details of the account.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<AccountDetails> GetDetailsAsync(CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.AccountDetails, query: null, AccountDetails.Read, remember: null, cancellationToken);

    /// <summary>Gets today's API usage of the account's private apps.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<ApiUsage>> ListApiUsageAsync(CancellationToken cancellationToken = default)
        => _api.ListAsync(
            _api.Paths.ApiUsage, new QueryString(), ApiUsage.Read, remember: null, cancellationToken);
}
