using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// What all cmdlets of the module share: errors made in one place, and work on the current connection.
/// </summary>
public abstract class ModuleCmdlet : AsyncCmdlet
{
    private HubSpotConnection? _connection;
    private RequestStreams? _streams;
    private WaitProgress? _waits;

    /// <summary>Which of the streams are shown.</summary>
    internal RequestStreams Streams => _streams ??= new RequestStreams(this);

    /// <summary>Shows what the cmdlet waits for.</summary>
    internal WaitProgress Waits => _waits ??= new WaitProgress();

    /// <summary>The connection that was given, else the runspace's, else the environment's.</summary>
    /// <exception cref="HubSpotNotConnectedException">There is none.</exception>
    internal HubSpotConnection CurrentConnection => _connection ??= FindConnection()
        ?? throw new HubSpotNotConnectedException(
            $"There is no connection to HubSpot. Run Connect-HubSpot first, or set {EnvironmentConnection.Variable}.");

    /// <summary>The same, or null where there is none.</summary>
    private protected HubSpotConnection? FindConnection()
    {
        if (((this as IConnectedCmdlet)?.Connection ?? DefaultConnection.Get()) is { } connection)
        {
            return connection;
        }

        if (EnvironmentConnection.TryMake() is not { } made)
        {
            return null;
        }

        DefaultConnection.Set(made);
        WriteVerbose($"Connected to {made} with the token in {EnvironmentConnection.Variable}.");
        return made;
    }

    /// <summary>
    /// Works on one item of the pipeline. Where it fails, the error names the item and the pipeline goes on; where the
    /// whole call is bound to fail (not connected, token refused, daily limit reached), it ends.
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

    /// <summary>Makes one call to HubSpot and waits for its answer.</summary>
    internal T CallHubSpot<T>(
        HubSpotConnection connection, Func<ConversationsClient, CancellationToken, Task<T>> call)
        => CallHubSpot(connection, (client, _, cancellationToken) => call(client, cancellationToken));

    /// <summary>The same for a call that shows how far it is.</summary>
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
    /// Waits for work that uses a connection, and has a refresh token kept that came meanwhile: however the work ended,
    /// the one before may be worth nothing any more.
    /// </summary>
    private protected T AwaitAt<T>(
        HubSpotConnection connection, Func<ICmdletPipeline, CancellationToken, Task<T>> work)
        => AwaitAt(connection, PipelinePump.ShortGrace, work);

    /// <summary>The same, where cancelled work is given some time to end.</summary>
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

    /// <summary>Whether the user's error action ends the pipeline at the first error.</summary>
    internal bool StopsOnError
        => (MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given
            : SessionState.PSVariable.GetValue("ErrorActionPreference")) is ActionPreference.Stop;

    /// <summary>Ends the call with a failure.</summary>
    internal void ThrowFailure(HubSpotException exception, object? target)
        => ThrowTerminatingError(ErrorRecords.Create(exception, target));

    /// <summary>
    /// Writes the error of one item, or ends the call where every further one would fail in the same way.
    /// </summary>
    internal void WriteFailure(HubSpotException exception, object? target)
    {
        if (ErrorRecords.EndsTheCall(exception))
        {
            ThrowFailure(exception, target);
        }

        WriteError(ErrorRecords.Create(exception, target));
    }
}
