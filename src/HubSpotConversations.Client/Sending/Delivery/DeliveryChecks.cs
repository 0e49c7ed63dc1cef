using HubSpotConversations.Http.Timing;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>Asks HubSpot for the delivery status of messages, with a limited number of requests at once.</summary>
internal static class DeliveryChecks
{
    /// <summary>Checks each message once. The result is in the checks.</summary>
    /// <param name="client">The client to ask HubSpot with.</param>
    /// <param name="checks">The messages to check.</param>
    /// <param name="throttle">The maximum number of requests at once.</param>
    /// <param name="mayAppear">Whether HubSpot may show a message later that it doesn't find now.</param>
    /// <param name="limit">The time limit; null for no limit. Messages that it leaves out are unchanged.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<bool> RunAsync(
        ConversationsClient client,
        IEnumerable<DeliveryCheck> checks,
        int throttle,
        bool mayAppear,
        TimeSpan? limit,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource? end = limit is { } time ? TimeLimit.Start(client.Clock, time) : null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, end?.Token ?? CancellationToken.None);
        using var slots = new SemaphoreSlim(throttle);
        try
        {
            await Task.WhenAll(checks.Select(CheckAsync)).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        async Task CheckAsync(DeliveryCheck check)
        {
            await slots.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                check.Take(await client.Threads
                    .GetMessageAsync(check.ThreadId, check.MessageId, properties: null, either.Token).ConfigureAwait(false));
            }
            catch (HubSpotException failure) when (!either.IsCancellationRequested)
            {
                check.Fail(failure, mayAppear);
            }
            finally
            {
                _ = slots.Release();
            }
        }
    }
}
