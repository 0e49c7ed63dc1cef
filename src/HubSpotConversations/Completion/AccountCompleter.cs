using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using HubSpotConversations.Accounts;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Completion;

/// <summary>
/// Completes objects of the account from the connection's cache. If they were not listed yet, it makes one quick
/// request. It never fails: if the request fails, it completes what the cache contains.
/// </summary>
public abstract class AccountCompleter : IArgumentCompleter
{
    private const int LongestValue = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        if (ConnectionOf(fakeBoundParameters) is not { } connection)
        {
            return [];
        }

        AccountDirectory directory = connection.Client.Directory;
        if (!directory.IsListed(GetType()) && Meet(connection.Client))
        {
            directory.SetListed(GetType());
        }

        return Choices(directory, CompletionWord.Begun(wordToComplete));
    }

    /// <summary>The choices in the cache.</summary>
    private protected abstract IEnumerable<AccountChoice> Known(AccountDirectory directory);

    /// <summary>Lists the objects with one request, which fills the cache.</summary>
    private protected abstract Task MeetAsync(ConversationsClient client, CancellationToken cancellationToken);

    /// <summary>Makes the request, and returns whether it succeeded within the time limit.</summary>
    private bool Meet(ConversationsClient client)
    {
        using CancellationTokenSource patience = TimeLimit.Start(client.Clock, Patience);
        CancellationToken end = patience.Token;
        try
        {
            Task.Run(() => MeetAsync(client, end), end).Wait(end);
            return true;
        }
        catch (Exception exception) when (exception is AggregateException or OperationCanceledException)
        {
            return false;
        }
    }

    private CompletionResult[] Choices(AccountDirectory directory, string begun)
        => Known(directory)
            .Where(choice => choice.Value.StartsWith(begun, StringComparison.OrdinalIgnoreCase)
                || choice.Name?.StartsWith(begun, StringComparison.OrdinalIgnoreCase) == true)

            // The value goes to the command line unchanged, so leave out values with control characters.
            .Where(static choice => DisplayText.OneLine(choice.Value, LongestValue) == choice.Value)
            .OrderBy(static choice => choice.Name ?? choice.Value, StringComparer.OrdinalIgnoreCase)
            .Select(static choice => new CompletionResult(
                CompletionWord.Quoted(choice.Value),
                Shown(choice.Name, choice.Value, 60),
                CompletionResultType.ParameterValue,
                Shown(choice.ToolTip, choice.Value, 100)))
            .ToArray();

    private static string Shown(string? text, string value, int longest)
        => DisplayText.OneLine(text, longest) is { Length: > 0 } shown ? shown : DisplayText.OneLine(value, longest);

    private static HubSpotConnection? ConnectionOf(IDictionary parameters)
        => (parameters?["Connection"] is PSObject wrapped ? wrapped.BaseObject : parameters?["Connection"])
            as HubSpotConnection ?? DefaultConnection.Get();
}
