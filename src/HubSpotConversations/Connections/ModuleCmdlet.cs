using System.Management.Automation;
using HubSpotConversations.Errors;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Connections;

/// <summary>The base of all cmdlets in the module. It handles errors and calls to HubSpot.</summary>
public abstract class ModuleCmdlet : AsyncCmdlet
{
    private RequestStreams? _streams;
    private WaitProgress? _waits;

    /// <summary>The output streams that are visible.</summary>
    internal RequestStreams Streams => _streams ??= new RequestStreams(this);

    /// <summary>Shows what the cmdlet waits for.</summary>
    internal WaitProgress Waits => _waits ??= new WaitProgress();

    /// <summary>
    /// Finds the default connection of the runspace, or connects with the token in the environment variable. Returns
    /// null if there is neither.
    /// </summary>
    private protected HubSpotConnection? FindDefaultConnection()
    {
        if (DefaultConnection.Get() is { } connection)
        {
            return connection;
        }

        if (DefaultConnection.HasFailed || EnvironmentConnection.TryMake() is not { } made)
        {
            return null;
        }

        DefaultConnection.Set(made);
        WriteVerbose($"Connected to {made} with the token in {EnvironmentVariables.AccessToken}.");
        return made;
    }

    /// <summary>
    /// Processes one pipeline item. A failure is an error of that item, and the pipeline continues. A failure that
    /// affects the whole call (not connected, rejected token, daily limit reached) ends the call.
    /// </summary>
    internal void ProcessItem(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (HubSpotException exception)
        {
            WriteFailure(exception, target);
        }
    }

    /// <summary>Makes one call to HubSpot and waits for the response.</summary>
    internal T CallHubSpot<T>(
        HubSpotConnection connection, Func<ConversationsClient, CancellationToken, Task<T>> call)
        => CallHubSpot(connection, (client, _, cancellationToken) => call(client, cancellationToken));

    /// <summary>Makes one call to HubSpot that reports its progress.</summary>
    internal T CallHubSpot<T>(
        HubSpotConnection connection, Func<ConversationsClient, ICmdletPipeline, CancellationToken, Task<T>> call)
    {
        RequestStreams streams = Streams;
        WaitProgress waits = Waits;
        try
        {
            return AwaitAt(connection, (pipeline, cancellationToken) =>
            {
                waits.Attach(pipeline);
                ConversationsClient client = connection.Client.WithObservers(
                    streams.Observer(pipeline), waits);
                return call(client, pipeline, cancellationToken);
            });
        }
        finally
        {
            waits.Attach(null);
        }
    }

    /// <summary>
    /// Waits for work that uses a connection, and then saves a refresh token that HubSpot may have replaced. It does so
    /// even if the work failed, because the previous token may no longer be valid.
    /// </summary>
    private protected T AwaitAt<T>(
        HubSpotConnection connection, Func<ICmdletPipeline, CancellationToken, Task<T>> work)
        => AwaitAt(connection, PipelinePump.ShortGrace, work);

    /// <summary>Waits for the work, and gives cancelled work a grace period to end.</summary>
    internal T AwaitAt<T>(
        HubSpotConnection connection, TimeSpan grace, Func<ICmdletPipeline, CancellationToken, Task<T>> work)
    {
        try
        {
            return Await(grace, work);
        }
        finally
        {
            RefreshTokenKeeper.KeepFor(this, connection);
        }
    }

    /// <summary>Whether the error action ends the pipeline at the first error.</summary>
    internal bool StopsOnError
        => (MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given
            : SessionState.PSVariable.GetValue("ErrorActionPreference")) is ActionPreference.Stop;

    /// <summary>Ends the call with an error.</summary>
    internal void ThrowFailure(HubSpotException exception, object? target)
        => ThrowTerminatingError(ErrorRecords.Create(exception, target));

    /// <summary>
    /// Writes the error of one item, or ends the call if every other item would fail in the same way.
    /// </summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">The item that failed.</param>
    /// <param name="place">The row of the pipeline that failed; null if there isn't one.</param>
    internal void WriteFailure(HubSpotException exception, object? target, string? place = null)
    {
        if (ErrorRecords.EndsTheCall(exception))
        {
            ThrowFailure(exception, target);
        }

        WriteError(ErrorRecords.Create(exception, target, place));
    }
}
