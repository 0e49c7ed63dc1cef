using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Watches a thread after an attempt with an unknown outcome. It ends when the message shows, or when it certainly
/// won't.
/// </summary>
internal sealed class ThreadWatcher(ConversationsClient client, SendSettings settings)
{
    // A poll may be retried, but only briefly, because the next poll follows.
    private const int MostRetries = 2;

    // Once an entry could be the message, waiting longer seldom brings certainty.
    private static readonly TimeSpan EnoughForCandidates = TimeSpan.FromSeconds(8);

    // A poll of a server that hangs must leave time for another one.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);

    // The pauses before further polls if the last one failed.
    private static readonly TimeSpan[] ExtraPauses = [.. new[] { 1, 2, 4 }.Select(static s => TimeSpan.FromSeconds(s))];

    /// <summary>
    /// How much longer than the settling time the whole watch may take if the thread can't be read at once.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(90);

    private readonly ConversationsClient _client = client.WithMaxRetry(MostRetries);

    /// <summary>Shows whether the account's histories are up to date.</summary>
    public HistoryProbe Probe { get; } = new(client.WithMaxRetry(MostRetries));

    /// <summary>
    /// Polls until the message shows or the time is over. It stops once it has taken longer than the time plus the
    /// margin.
    /// </summary>
    /// <param name="outgoing">The message to look for.</param>
    /// <param name="time">How long to watch; zero for a single poll.</param>
    /// <param name="unknown">Why the outcome is unknown, for the texts of the waits.</param>
    /// <param name="pause">Waits, and lets other messages be sent meanwhile.</param>
    /// <param name="stop">Ends the watch.</param>
    /// <returns>The result of the last poll.</returns>
    /// <exception cref="OperationCanceledException">The watch was stopped.</exception>
    public async Task<ThreadLook> WatchAsync(
        OutgoingMessage outgoing,
        TimeSpan time,
        HubSpotException unknown,
        Func<RequestWait, CancellationToken, Task> pause,
        CancellationToken stop)
    {
        TimeSpan spent = TimeSpan.Zero;
        using IEnumerator<TimeSpan> pauses = SettlingTime.Pauses(time).GetEnumerator();
        for (int extra = 0; ;)
        {
            bool isOver = !pauses.MoveNext();
            long began = _client.Clock.GetTimestamp();
            bool mayEnd = !isOver && spent >= SettlingTime.Shortest(time);
            (ThreadLook look, bool isLasting) = await LookAsync(outgoing, isOver, mayEnd, stop).ConfigureAwait(false);
            spent += _client.Clock.GetElapsedTime(began);
            bool isClear = look.Message is not null || isLasting || look is { IsAbsent: true, IsConfirmed: true }
                || (look.Candidates.Count > 0 && spent >= EnoughForCandidates);
            bool isEnough = !look.IsFailed || settings.Settling == TimeSpan.Zero || extra == ExtraPauses.Length;
            if (isClear || (isOver && isEnough))
            {
                return look;
            }

            if (spent > time + Margin)
            {
                return look with { Problem = look.Problem ?? "reading it took too long" };
            }

            TimeSpan next = isOver ? ExtraPauses[extra++] : pauses.Current;
            string text = $"the history of thread {outgoing.Draft.ThreadId} to show a message, after: "
                + DisplayText.OneLine(unknown.Message, 300);

            // The wait for a free slot doesn't count, because HubSpot's time to show the message is already over by
            // then.
            await pause(new RequestWait(WaitReason.Settling, next, text), stop).ConfigureAwait(false);
            spent += next;
        }
    }

    private async Task<(ThreadLook Look, bool IsLasting)> LookAsync(
        OutgoingMessage outgoing, bool isLast, bool mayBeLast, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bound = TimeLimit.Start(_client.Clock, LongestLook);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            ThreadLook look = await new ThreadHistoryReader(_client, outgoing).ReadAsync(either.Token)
                .ConfigureAwait(false);
            if (!look.IsAbsent || outgoing.IsComment)
            {
                return (look, false);
            }

            bool isPrompt = settings.MaySettleSooner && await Probe.IsPromptAsync(either.Token).ConfigureAwait(false);
            return (isLast || (mayBeLast && isPrompt)
                ? await ConfirmAsync(outgoing, look, either.Token).ConfigureAwait(false)
                : look, false);
        }
        catch (HubSpotException failure)
        {
            return (new ThreadLook { Problem = failure.Message, IsFailed = true }, !Transience.Of(failure));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new ThreadLook { Problem = "reading it took too long", IsFailed = true }, false);
        }
    }

    /// <summary>
    /// Checks the thread's own times. If they report a newer message than the history shows, the history is behind and
    /// proves nothing.
    /// </summary>
    private async Task<ThreadLook> ConfirmAsync(
        OutgoingMessage outgoing, ThreadLook look, CancellationToken cancellationToken)
    {
        ConversationThread thread;
        try
        {
            thread = await _client.Threads.GetAsync(outgoing.Draft.ThreadId!, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        }
        catch (HubSpotException failure)
        {
            return Transience.Of(failure) ? look with { Problem = failure.Message, IsFailed = true } : look;
        }

        DateTimeOffset? newest = Later(thread.LatestMessageSentTimestamp, thread.LatestMessage);
        DateTimeOffset possible = TimeWindow.Of(outgoing, _client.ServerClock).Possible;
        return newest >= possible && !(look.NewestAt >= newest)
            ? look with { Problem = "the thread reports a newer message than its history shows", IsFailed = true }
            : look with { IsConfirmed = newest is not null };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other)
        => one > other || other is null ? one : other;
}
