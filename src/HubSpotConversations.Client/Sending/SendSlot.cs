using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Sending;

/// <summary>
/// The slot of one message among those that are sent at once. While the message waits, other messages can use the slot.
/// </summary>
internal sealed class SendSlot(SendSlots slots, IMessageProcessor delivery, SendItem item)
{
    private bool _isIn;

    public Task EnterAsync(CancellationToken cancellationToken) => EnterAsync(isBack: false, cancellationToken);

    /// <summary>Gives the slot up, waits, and then enters again.</summary>
    public async Task PauseAsync(RequestWait wait, CancellationToken cancellationToken)
    {
        Leave();
        item.SetFirstAttempt();
        await Waiting.PauseAsync(delivery.Clock, wait, delivery.Waits, cancellationToken).ConfigureAwait(false);
        await EnterAsync(isBack: true, cancellationToken).ConfigureAwait(false);
    }

    public void Leave()
    {
        if (_isIn)
        {
            _isIn = false;
            slots.Leave();
        }
    }

    private async Task EnterAsync(bool isBack, CancellationToken cancellationToken)
    {
        await slots.EnterAsync(isBack, cancellationToken).ConfigureAwait(false);
        _isIn = true;
    }
}
