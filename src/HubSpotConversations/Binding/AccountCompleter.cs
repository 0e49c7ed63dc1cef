using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Binding;

/// <summary>
/// Completes what an account has: from what its connection has met, and from one quick call the first time. It is never
/// an error: whoever presses Tab is told what is known, or nothing.
/// </summary>
public abstract class AccountCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            return Complete((wordToComplete ?? string.Empty).Trim('\'', '"'), fakeBoundParameters);
        }
        catch (Exception exception)
            when (exception is HubSpotException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>What the connection has met.</summary>
    private protected abstract IEnumerable<AccountChoice> Known(AccountDirectory directory);

    /// <summary>Meets them, in one call.</summary>
    private protected abstract Task MeetAsync(ConversationsClient client, CancellationToken cancellationToken);

    private CompletionResult[] Complete(string begun, IDictionary parameters)
    {
        if (ConnectionOf(parameters) is not { } connection)
        {
            return [];
        }

        AccountDirectory directory = connection.Client.Directory;
        if (directory.MayAsk(GetType().Name))
        {
            Meet(connection.Client);
        }

        return Known(directory)
            .Where(choice => choice.Value.StartsWith(begun, StringComparison.OrdinalIgnoreCase)
                || choice.Name?.StartsWith(begun, StringComparison.OrdinalIgnoreCase) == true)
            .OrderBy(static choice => choice.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static choice => new CompletionResult(
                Quoted(choice.Value),
                DisplayText.OneLine(choice.Name is { Length: > 0 } name ? name : choice.Value, 60),
                CompletionResultType.ParameterValue,
                DisplayText.OneLine(choice.ToolTip is { Length: > 0 } tip ? tip : choice.Value, 100)))
            .ToArray();
    }

    private void Meet(ConversationsClient client)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            Task call = Task.Run(() => MeetAsync(client, patience.Token));
            _ = call.Wait(Patience);
        }
        catch (AggregateException)
        {
            // What is known already is offered all the same.
        }
    }

    private static HubSpotConnection? ConnectionOf(IDictionary parameters)
        => (parameters?["Connection"] is PSObject wrapped ? wrapped.BaseObject : parameters?["Connection"])
            as HubSpotConnection ?? DefaultConnection.Get();

    private static string Quoted(string value)
        => value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
