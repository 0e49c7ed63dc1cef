namespace HubSpotConversations.Sending;

/// <summary>
/// Stops a send. No new message starts, and messages in flight get a short time to finish, so that their outcome is
/// recorded.
/// </summary>
internal sealed class SendCancellation : IDisposable
{
    /// <summary>How long to wait for messages in flight.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _abort = new();

    /// <summary>How long the pipeline waits for everything to end.</summary>
    public static TimeSpan Grace { get; } = Patience + TimeSpan.FromMilliseconds(250);

    /// <summary>Cancelled when the wait for messages in flight is over.</summary>
    public CancellationToken Abort => _abort.Token;

    /// <summary>Stops the send. It can be called from any thread.</summary>
    public void Begin()
    {
        try
        {
            _abort.CancelAfter(Patience);
        }
        catch (ObjectDisposedException)
        {
            // The send ended at the same moment.
        }
    }

    public void Dispose() => _abort.Dispose();
}
