using System.Net;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Sends one message or comment once. After an attempt with an unknown outcome, it reads the thread. It resends only if
/// the message certainly isn't there.
/// </summary>
internal sealed class ExactlyOnceSender(ConversationsClient client, SendSettings settings)
{
    // The maximum number of attempts with an unknown outcome, because each of them could create a copy. More are
    // allowed if two sources agree each time that the message isn't there: the thread's history and its own times.
    private const int MostUnknownAttempts = 2;
    private const int MostConfirmedAttempts = 5;

    private readonly ThreadWatcher _watcher = new(client, settings);

    /// <summary>Sends a message.</summary>
    /// <param name="message">The complete message.</param>
    /// <param name="pause">Waits, and lets other messages be sent meanwhile.</param>
    /// <param name="tokens">The tokens that end the send.</param>
    /// <exception cref="HubSpotDeliveryUnknownException">HubSpot may or may not have sent the message.</exception>
    /// <exception cref="HubSpotException">HubSpot did not send the message.</exception>
    /// <exception cref="OperationCanceledException">
    /// The send was stopped before the message left this machine.
    /// </exception>
    public async Task<SentMessage> SendAsync(
        OutgoingMessage message, Func<RequestWait, CancellationToken, Task> pause, SendTokens tokens)
    {
        OutgoingMessage outgoing = message with { StartedAt = client.Clock.GetUtcNow() };
        HubSpotException? unknown = message.Earlier is null ? null : UnknownOutcomeErrors.OfEarlierRun(message);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt > 1 && settings.OnUnknown == UnknownAction.Resend)
                {
                    await pause(ResendWait(attempt - 1, unknown!), tokens.Stop).ConfigureAwait(false);
                }

                return new SentMessage(await PostAsync(outgoing, tokens).ConfigureAwait(false), SendOutcomes.Sent);
            }
            catch (HubSpotException failure) when (IsUnknown(failure))
            {
                unknown = failure;
            }
            catch (HubSpotException refusal) when (unknown is not null)
            {
                // The failure of this attempt doesn't show the outcome of the one before, in this run or an
                // earlier one.
                return await SettleAsync(outgoing, unknown, refusal, TimeSpan.Zero, attempt, pause, tokens.Stop)
                    .ConfigureAwait(false) ?? throw UnknownOutcomeErrors.Refused(outgoing, unknown, refusal);
            }
            catch (OperationCanceledException) when (attempt > 1)
            {
                throw UnknownOutcomeErrors.Stopped(outgoing, unknown!);
            }

            if (await SettleAsync(
                outgoing,
                unknown,
                refusal: null,
                SettlingTime.After(unknown, settings.Settling),
                attempt,
                pause,
                tokens.Stop).ConfigureAwait(false) is { } sent)
            {
                return sent;
            }
        }
    }

    /// <summary>Looks for a message that an earlier run may have sent; returns null if it certainly did not.</summary>
    /// <param name="message">The message. Fields that its draft lacks are not compared.</param>
    /// <param name="pause">Waits, and lets other messages be sent meanwhile.</param>
    /// <param name="stop">Ends the search.</param>
    /// <exception cref="HubSpotDeliveryUnknownException">The outcome remains unknown.</exception>
    public async Task<SentMessage?> FindEarlierAsync(
        OutgoingMessage message, Func<RequestWait, CancellationToken, Task> pause, CancellationToken stop)
    {
        HubSpotDeliveryUnknownException unknown = UnknownOutcomeErrors.OfEarlierRun(message);
        switch (settings.OnUnknown)
        {
            case UnknownAction.Stop:
                throw unknown;
            case UnknownAction.Resend:
                return null;
        }

        TimeSpan time = SettlingTime.Since(client.Clock.GetUtcNow() - message.Earlier!.LastAt, settings.Settling);
        ThreadLook look = await WatchAsync(message, time, unknown, pause, stop).ConfigureAwait(false);
        return look.Message is { } found ? new SentMessage(found, SendOutcomes.Verified)
            : look.IsAbsent ? null
            : throw UnknownOutcomeErrors.Unsettled(message, unknown, look);
    }

    /// <summary>Whether HubSpot may have accepted the message, as far as the failure shows.</summary>
    public static bool IsUnknown(HubSpotException failure) => failure switch
    {
        HubSpotDeliveryUnknownException => true,
        HubSpotUnexpectedResponseException response => (int)response.StatusCode is >= 200 and < 300,
        HubSpotApiException refusal => (int)refusal.StatusCode is 408 or 477,
        _ => false,
    };

    /// <summary>Whether HubSpot reported that it accepted the message, in a response that can't be read.</summary>
    public static bool IsAccepted(HubSpotException failure)
        => failure is HubSpotUnexpectedResponseException { StatusCode: HttpStatusCode.Created };

    /// <summary>Creates a message from its draft, for a response that lacks the details.</summary>
    public static ConversationMessage OutcomeOf(MessageDraft draft, string? id, DateTimeOffset? createdAt) => new()
    {
        Type = MessageTypes.Message,
        MessageId = id,
        ThreadId = draft.ThreadId,
        CreatedAt = createdAt,
        Text = draft.Text,
        RichText = draft.RichText,
        Subject = draft.Subject,
        Direction = "OUTGOING",
        ChannelId = draft.ChannelId,
        ChannelAccountId = draft.ChannelAccountId,
        Senders = draft.SenderActorId is { } sender ? [new Sender { ActorId = sender }] : [],
        Recipients = draft.Recipients,
        Attachments = draft.Attachments,
    };

    private async Task<ThreadMessage> PostAsync(OutgoingMessage outgoing, SendTokens tokens)
    {
        ThreadMessage message;
        try
        {
            message = await client.Threads.PostAsync(outgoing.Content, tokens).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (tokens.Abort.IsCancellationRequested)
        {
            throw UnknownOutcomeErrors.Aborted(outgoing, exception);
        }

        client.OwnClient = message.Client ?? client.OwnClient;
        _watcher.Probe.Note(message);
        if (message.MessageId is { } id)
        {
            _ = client.Claims.TryClaim(id, outgoing.Owner);
        }

        return outgoing.IsComment || message is ConversationMessage
            ? message
            : OutcomeOf(outgoing.Draft, message.MessageId, message.CreatedAt);
    }

    /// <summary>Returns the message if the thread has it; null if the message may be sent again.</summary>
    /// <exception cref="HubSpotException">The message may not be sent again.</exception>
    private async Task<SentMessage?> SettleAsync(
        OutgoingMessage outgoing,
        HubSpotException unknown,
        HubSpotException? refusal,
        TimeSpan time,
        int attempt,
        Func<RequestWait, CancellationToken, Task> pause,
        CancellationToken stop)
    {
        bool isConfirmed = false;
        if (settings.OnUnknown == UnknownAction.Verify)
        {
            ThreadLook look = await WatchAsync(outgoing, time, unknown, pause, stop).ConfigureAwait(false);
            if (look.Message is { } message)
            {
                return new SentMessage(message, SendOutcomes.Verified);
            }

            if (refusal is null && !look.IsAbsent)
            {
                throw UnknownOutcomeErrors.Unsettled(outgoing, unknown, look);
            }

            isConfirmed = look.IsConfirmed;
        }

        int most = isConfirmed ? MostConfirmedAttempts : MostUnknownAttempts;
        bool mayResend = settings.OnUnknown != UnknownAction.Stop && attempt < most && CanSendAgain(unknown, attempt);
        return refusal is not null || mayResend ? null : throw UnknownOutcomeErrors.GivenUp(outgoing, unknown, attempt);
    }

    private async Task<ThreadLook> WatchAsync(
        OutgoingMessage outgoing,
        TimeSpan time,
        HubSpotException unknown,
        Func<RequestWait, CancellationToken, Task> pause,
        CancellationToken stop)
    {
        try
        {
            return await _watcher.WatchAsync(outgoing, time, unknown, pause, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw UnknownOutcomeErrors.Stopped(outgoing, unknown);
        }
    }

    // A resend is never safe after HubSpot reported that it accepted the message, or while it moves the account (477).
    private bool CanSendAgain(HubSpotException unknown, int attempt)
        => attempt <= client.Retry.MaxRetry
            && !IsAccepted(unknown)
            && unknown is not HubSpotApiException { StatusCode: (HttpStatusCode)477 };

    private static RequestWait ResendWait(int attempt, HubSpotException unknown)
        => new(
            WaitReason.Retry,
            Backoff.After(attempt, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), Jitter.Next()),
            "resending a message that HubSpot may already have: " + DisplayText.OneLine(unknown.Message, 300));
}
