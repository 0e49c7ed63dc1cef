using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Changes;

/// <summary>The base of cmdlets that change threads one after another.</summary>
public abstract class ThreadChangeCmdlet : ConnectedCmdlet
{
    private ProgressReporter? _progress;

    /// <summary>The ids of the threads, for example 6065362089.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>Emits each thread after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the threads.</summary>
    protected override void ProcessRecord()
    {
        foreach (string threadId in Ids.Given(ThreadId))
        {
            ProcessItem(threadId, () => Change(threadId));
            _progress ??= ProgressReporter.OfItems(this, Activity);
            _progress.Done($"thread {threadId}");
        }
    }

    /// <summary>Removes the progress bar.</summary>
    protected override void EndProcessing() => _progress?.End();

    /// <summary>The activity that the progress bar shows.</summary>
    private protected abstract string Activity { get; }

    /// <summary>The action that -WhatIf and -Confirm show before the id of the thread.</summary>
    private protected abstract string Action { get; }

    /// <summary>Makes the change and returns the changed thread, or null if HubSpot did not return it.</summary>
    private protected abstract Task<ConversationThread?> ChangeAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken);

    private void Change(string threadId)
    {
        HubSpotConnection connection = CurrentConnection;
        if (!ShouldProcess(ChangeTarget.Thread(this, threadId), Action))
        {
            return;
        }

        ConversationThread? changed = CallHubSpot(connection, (client, cancellationToken) =>
            ChangeAndReadAsync(client, threadId, cancellationToken));
        if (PassThru)
        {
            WriteObject(changed);
        }
    }

    private async Task<ConversationThread?> ChangeAndReadAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationThread? changed = await ChangeAsync(client, threadId, cancellationToken).ConfigureAwait(false);
        return changed is null && PassThru
            ? await client.Threads.GetAsync(threadId, WhereItIs, cancellationToken).ConfigureAwait(false)
            : changed;
    }

    /// <summary>The query that finds a thread after the change.</summary>
    private protected virtual ThreadQuery WhereItIs => new();
}
