using System.Management.Automation;
using System.Net;
using System.Security;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Listing;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Apps;

/// <summary>The base of cmdlets that manage an app with its developer key.</summary>
public abstract class AppCmdlet : ListingCmdlet
{
    /// <summary>The id of the app, for example 2438486.</summary>
    [Parameter(Mandatory = true)]
    [IdTransformation]
    public string? AppId { get; set; }

    /// <summary>
    /// The developer API key of the app's developer account, as a SecureString. A plain string is rejected. The cmdlet
    /// sends it instead of the connection's access token.
    /// </summary>
    [Parameter(Mandatory = true)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? DeveloperKey { get; set; }

    // A property of a client type would load the client when PowerShell inspects the cmdlets on import.

    /// <summary>The key, checked.</summary>
    private protected DeveloperKey Developer()
        => new(AppId ?? string.Empty, new NetworkCredential(string.Empty, DeveloperKey).Password);

    /// <summary>The fields of a channel that were specified, by their JSON names.</summary>
    private protected KeyValuePair<string, object?>[] Specified(params (string Parameter, string Field, object? Value)[] fields)
        => fields.Where(field => MyInvocation.BoundParameters.ContainsKey(field.Parameter))
            .Select(field => new KeyValuePair<string, object?>(field.Field, PlainInput.Of(field.Value, field.Parameter)))
            .ToArray();

    /// <summary>Deletes something of the app, if the user agrees.</summary>
    /// <param name="id">The id, for errors.</param>
    /// <param name="what">What to delete, for the question.</param>
    /// <param name="delete">Makes the request.</param>
    private protected void Delete(
        string? id, string what, Func<ConversationsClient, DeveloperKey, CancellationToken, Task> delete)
        => ProcessItem(id, () =>
        {
            DeveloperKey developer = Developer();
            if (ShouldProcess(ChangeTarget.Of(KnownConnection, what), "Delete for good"))
            {
                _ = CallHubSpot(CurrentConnection, async (client, cancellationToken) =>
                {
                    await delete(client, developer, cancellationToken).ConfigureAwait(false);
                    return true;
                });
            }
        });
}
