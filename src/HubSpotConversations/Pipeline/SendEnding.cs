namespace HubSpotConversations.Pipeline;

/// <summary>
/// How a sending is stopped: nothing new is begun at once, and what has left this machine has a moment yet to be
/// answered, so that its outcome is known and written down.
/// </summary>
internal sealed class SendEnding : IDisposable
{
    /// <summary>How long what has left this machine is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _abort = new();

    /// <summary>How long the pipeline waits for all of it to end.</summary>
    public static TimeSpan Grace { get; } = Patience + TimeSpan.FromMilliseconds(250);

    /// <summary>Cancelled when nothing is waited for any more.</summary>
    public CancellationToken Abort => _abort.Token;

    /// <summary>The user stops it; from any thread.</summary>
    public void Begin()
    {
        try
        {
            _abort.CancelAfter(Patience);
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the same moment.
        }
    }

    public void Dispose() => _abort.Dispose();
}
