using HubSpotConversations.Limits;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Pipeline;

/// <summary>Sends one message while the pipeline waits, and asks before where somebody is to be asked.</summary>
/// <param name="cmdlet">Whose call it is.</param>
/// <param name="connection">Where messages go.</param>
/// <param name="makeDelivery">Makes what sends them over a client.</param>
/// <param name="approve">Asks whether a message is to be sent, once all is filled in; null for nobody to ask.</param>
/// <param name="ending">How it is stopped.</param>
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
                    ? makeDelivery(connection.Client.WithObservers(observer, waits))
                    : _quiet ??= makeDelivery(connection.Client.WithObservers(null, waits));
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
