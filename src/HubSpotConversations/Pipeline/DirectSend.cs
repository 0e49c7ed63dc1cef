using HubSpotConversations.Limits;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Pipeline;

/// <summary>Sends one message while the pipeline waits, after confirmation if needed.</summary>
/// <param name="cmdlet">The calling cmdlet.</param>
/// <param name="connection">The connection to send with.</param>
/// <param name="makeDelivery">Creates the delivery for a client.</param>
/// <param name="approve">Asks for confirmation of the completed message; null to send without asking.</param>
/// <param name="ending">Stops the send.</param>
internal sealed class DirectSend(
    ModuleCmdlet cmdlet,
    HubSpotConnection connection,
    Func<ConversationsClient, MessageDelivery> makeDelivery,
    Func<CompletedReply, bool>? approve,
    SendEnding ending)
{
    private MessageDelivery? _quiet;

    public void Send(SendItem item)
    {
        if (approve is not null)
        {
            _ = Call((delivery, tokens) => delivery.CompleteAsync(item, tokens.Stop));
            SendOutput.TellFilledIn(cmdlet, item);
            if (!approve(item.Reply!))
            {
                item.IsDeclined = true;
                return;
            }
        }

        _ = Call((delivery, tokens) => delivery.RunAsync(
            item,
            previous: null,
            (wait, stop) => Waiting.PauseAsync(delivery.Clock, wait, delivery.Waits, stop),
            tokens));
        if (approve is null)
        {
            SendOutput.TellFilledIn(cmdlet, item);
        }
    }

    private bool Call(Func<MessageDelivery, SendTokens, Task> work)
    {
        WaitProgress waits = cmdlet.Waits;
        try
        {
            return cmdlet.AwaitAt(connection, SendEnding.Grace, async (pipeline, stop) =>
            {
                waits.Attach(pipeline);
                MessageDelivery delivery = cmdlet.Streams.Observer(pipeline) is { } observer
                    ? makeDelivery(connection.Client.ToldTo(observer, waits, onCallingThread: true))
                    : _quiet ??= makeDelivery(connection.Client.ToldTo(null, waits, onCallingThread: true));
                await work(delivery, new SendTokens(stop, ending.Abort)).ConfigureAwait(false);
                return true;
            });
        }
        finally
        {
            waits.Attach(null);
        }
    }
}
