using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Accounts;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Completion;

/// <summary>
/// Completes objects of the account from the connection's cache. If they were not listed yet, it makes one quick
/// request. It never fails: if the request fails, it completes what the cache contains.
/// </summary>
public abstract class AccountCompleter : ChoiceCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The choices in the cache.</summary>
    private protected abstract IEnumerable<CompletionChoice> Known(AccountDirectory directory);

    /// <summary>Lists the objects with one request, which fills the cache.</summary>
    private protected abstract Task ListAsync(ConversationsClient client, CancellationToken cancellationToken);

    private protected sealed override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
    {
        object? given = parameters?["Connection"];
        var connection = ((given as PSObject)?.BaseObject ?? given) as HubSpotConnection ?? DefaultConnection.Get();
        if (connection is null)
        {
            return [];
        }

        AccountDirectory directory = connection.Client.Directory;
        if (!directory.IsListed(GetType()) && TryList(connection.Client))
        {
            directory.SetListed(GetType());
        }

        return Known(directory).OrderBy(static choice => choice.Name ?? choice.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes the request, and returns whether it succeeded within the time limit.</summary>
    private bool TryList(ConversationsClient client)
    {
        using CancellationTokenSource patience = TimeLimit.Start(client.Clock, Patience);
        CancellationToken end = patience.Token;
        try
        {
            Task.Run(() => ListAsync(client, end), end).Wait(end);
            return true;
        }
        catch (Exception exception) when (exception is AggregateException or OperationCanceledException)
        {
            return false;
        }
    }
}
