using HubSpotConversations.Limits;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// Sends one message, once: where an attempt ends without an answer that tells what became of it, the thread is looked
/// at before anything is sent again.
/// </summary>
internal sealed class MessageSender(ConversationsClient client, SendSettings settings)
{
    // HubSpot's servers need not have the same time to the millisecond.
    private static readonly TimeSpan ServersApart = TimeSpan.FromSeconds(5);

    private readonly DeliveryCheck _check = new(client.Threads, client.Claims);

    /// <summary>Sends a message.</summary>
    /// <param name="draft">The draft, complete.</param>
    /// <param name="earlier">What an earlier run left open, where it was looked for already.</param>
    /// <param name="previous">When HubSpot created the message before it in the same thread, if that is known.</param>
    /// <param name="pause">Waits, without keeping others from sending.</param>
    /// <param name="tokens">How it is ended.</param>
    /// <exception cref="HubSpotDeliveryUnknownException">It may or may not have been sent.</exception>
    /// <exception cref="HubSpotException">It was not sent.</exception>
    public async Task<SentMessage> SendAsync(
        MessageDraft draft,
        EarlierAttempt? earlier,
        DateTimeOffset? previous,
        Func<RequestWait, CancellationToken, Task> pause,
        SendTokens tokens)
    {
        DateTimeOffset notBefore = (earlier?.FirstAt ?? client.Clock.GetUtcNow()) - settings.ClockSkew;
        if (earlier is null && previous is { } before && before - ServersApart > notBefore)
        {
            // What an earlier run left open may be older than what this one has sent to the same thread.
            notBefore = before - ServersApart;
        }

        for (int attempt = 1; ; attempt++)
        {
            HubSpotException unknown;
            try
            {
                return new SentMessage(
                    await PostAsync(draft, tokens).ConfigureAwait(false), SendOutcomes.Sent);
            }
            catch (HubSpotException failure) when (IsUnknown(failure))
            {
                unknown = failure;
            }
            catch (HubSpotException failure) when (attempt > 1)
            {
                // That this attempt was refused does not tell what became of the one before.
                failure.FollowsUnknownAttempt = true;
                throw;
            }

            if (settings.OnUnknown == UnknownAction.Stop)
            {
                throw Unsettled(draft, unknown, null, attempt);
            }

            if (settings.OnUnknown == UnknownAction.Verify)
            {
                IReadOnlyList<TimeSpan> pauses = SettlingTime.After(unknown);
                if (await LookAsync(draft, notBefore, pauses, unknown, attempt, pause, tokens.Stop)
                    .ConfigureAwait(false) is { } message)
                {
                    return new SentMessage(message, SendOutcomes.Verified);
                }
            }

            if (!CanSendAgain(unknown, attempt))
            {
                throw Unsettled(draft, unknown, null, attempt);
            }

            if (settings.OnUnknown == UnknownAction.Resend)
            {
                await pause(Backoff(attempt, unknown), tokens.Stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Looks for what became of an earlier run's attempt; null where nothing did.</summary>
    /// <param name="draft">The draft; what it lacks says nothing.</param>
    /// <param name="earlier">What the earlier run left open.</param>
    /// <param name="pause">Waits, without keeping others from sending.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="HubSpotDeliveryUnknownException">It is left open, or the thread can't be looked at.</exception>
    public async Task<SentMessage?> FindEarlierAsync(
        MessageDraft draft,
        EarlierAttempt earlier,
        Func<RequestWait, CancellationToken, Task> pause,
        CancellationToken stop)
    {
        var unknown = new HubSpotDeliveryUnknownException(
            Http.DeliveryName.NotKnown((draft.ThreadId!, draft)) + "an earlier run was ended while it was on its way.",
            draft.ThreadId!,
            draft,
            innerException: null);
        if (settings.OnUnknown == UnknownAction.Stop)
        {
            throw unknown;
        }

        DateTimeOffset notBefore = earlier.FirstAt - settings.ClockSkew;
        IReadOnlyList<TimeSpan> pauses = SettlingTime.Since(client.Clock.GetUtcNow() - earlier.LastAt);
        ConversationMessage? message = settings.OnUnknown == UnknownAction.Verify
            ? await LookAsync(draft, notBefore, pauses, unknown, attempt: 1, pause, stop).ConfigureAwait(false)
            : null;
        return message is null ? null : new SentMessage(message, SendOutcomes.Verified);
    }

    /// <summary>Whether HubSpot may have taken what it was sent, for all that is known.</summary>
    public static bool IsUnknown(HubSpotException failure) => failure switch
    {
        HubSpotDeliveryUnknownException => true,
        HubSpotUnexpectedResponseException answer => (int)answer.StatusCode is >= 200 and < 300,
        HubSpotApiException refusal => (int)refusal.StatusCode is 408 or 477,
        _ => false,
    };

    /// <summary>Whether HubSpot said that it took it, though its answer can't be read.</summary>
    public static bool IsAccepted(HubSpotException failure)
        => failure is HubSpotUnexpectedResponseException { StatusCode: System.Net.HttpStatusCode.Created };

    private async Task<ConversationMessage> PostAsync(MessageDraft draft, SendTokens tokens)
    {
        ThreadMessage message = await client.Threads.SendMessageAsync(draft, tokens)
            .ConfigureAwait(false);
        return message as ConversationMessage ?? OutcomeOf(draft, message.Id, message.CreatedAt);
    }

    /// <summary>A message as far as it is known from its draft.</summary>
    public static ConversationMessage OutcomeOf(MessageDraft draft, string? id, DateTimeOffset? createdAt) => new()
    {
        Type = MessageTypes.Message,
        Id = id,
        ConversationsThreadId = draft.ThreadId,
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

    /// <summary>Looks at the thread, again and again for a while; null where the message does not show.</summary>
    private async Task<ConversationMessage?> LookAsync(
        MessageDraft draft,
        DateTimeOffset notBefore,
        IReadOnlyList<TimeSpan> pauses,
        HubSpotException unknown,
        int attempt,
        Func<RequestWait, CancellationToken, Task> pause,
        CancellationToken stop)
    {
        for (int look = 0; ; look++)
        {
            try
            {
                if (await _check.FindAsync(draft, notBefore, stop).ConfigureAwait(false) is { } message)
                {
                    return message;
                }
            }
            catch (HubSpotException failure) when (look == pauses.Count || !Transience.Of(failure))
            {
                // What can't be looked at is never sent again.
                throw Unsettled(draft, unknown, failure, attempt);
            }
            catch (HubSpotException)
            {
                // The next look is not far.
            }

            if (look == pauses.Count)
            {
                return null;
            }

            string text = $"the history of thread {draft.ThreadId} to show a message, after: "
                + DisplayText.OneLine(unknown.Message, 300);
            await pause(new RequestWait(WaitReason.Settling, pauses[look], text), stop).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Where HubSpot said that it took it, it is never sent again; nor while it moves the account (477).
    /// </summary>
    private bool CanSendAgain(HubSpotException unknown, int attempt)
        => attempt <= client.Retry.MaxRetry
            && !IsAccepted(unknown)
            && unknown is not HubSpotApiException { StatusCode: (System.Net.HttpStatusCode)477 };

    private static RequestWait Backoff(int attempt, HubSpotException unknown)
        => new(
            WaitReason.Retry,
            TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt - 1)) * (1 + (Http.Jitter.Next() / 2))),
            "sending it again, though it may be there: " + DisplayText.OneLine(unknown.Message, 300));

    /// <summary>What is told where it can't be settled.</summary>
    private static HubSpotException Unsettled(
        MessageDraft draft, HubSpotException unknown, HubSpotException? lookFailure, int attempt)
    {
        if (lookFailure is null && (attempt == 1 || unknown is HubSpotApiException))
        {
            return unknown;
        }

        string begin = unknown is HubSpotDeliveryUnknownException
            ? unknown.Message
            : Http.DeliveryName.NotKnown((draft.ThreadId!, draft)) + unknown.Message;
        string looked = lookFailure is null
            ? FormattableString.Invariant(
                $" It did not show in the thread, and it was tried {attempt} times with no other outcome.")
            : $" The thread could not be looked at: {lookFailure.Message}";
        return new HubSpotDeliveryUnknownException(begin + looked, draft.ThreadId!, draft, unknown);
    }
}
