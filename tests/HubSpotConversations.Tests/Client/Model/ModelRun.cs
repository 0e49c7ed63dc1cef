using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sending;
using HubSpotConversations.Sending.Composition;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Journal;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Model;

/// <summary>
/// Runs one case twice: the real sending code with a journal, possibly interrupted, and then again with the same
/// journal.
/// </summary>
internal sealed class ModelRun(ModelCase model)
{
    public const string Text = "On its way.";
    public const string ThreadId = "123";

    private const string Key = "row 1";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _violations = [];
    private ModelServer _server = null!;
    private byte[] _journal = [];
    private int _storedBefore;

    /// <summary>The number of steps of the first run, at each of which it can be interrupted.</summary>
    public int Steps { get; private set; }

    /// <summary>
    /// Whether the first run made more attempts than the case describes, so a longer case would differ.
    /// </summary>
    public bool WantsMore { get; private set; }

    /// <summary>Runs the case and returns the violations.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        _server = new ModelServer(model, _clock);
        ModelProcess process = new(_server, _clock);
        Check("first run", await RunOnceAsync(process, model.Interruption, model.At));
        Steps = process.Steps;
        WantsMore = _server.WasAskedForMore;
        if (model.Interruption == ModelInterruption.RestoredJournal)
        {
            _journal = process.Backup ?? _journal;
        }

        if (model.Interruption is ModelInterruption.Crash or ModelInterruption.StopThenNewProcess
            or ModelInterruption.NoneThenNewProcess)
        {
            process = new ModelProcess(_server, _clock);
        }

        ModelOutcome last = await RunOnceAsync(process, ModelInterruption.None, -1);
        Check("second run", last);
        if (last is ModelOutcome.NotAttempted or ModelOutcome.Crashed)
        {
            _violations.Add($"the second run ended as {last}");
        }

        return _violations;
    }

    private async Task<ModelOutcome> RunOnceAsync(ModelProcess process, ModelInterruption interruption, int at)
    {
        var disk = new Disk(_journal);
        using var stop = new CancellationTokenSource();
        using var abort = new CancellationTokenSource();
        process.Interrupt(at, () =>
        {
            switch (interruption)
            {
                case ModelInterruption.Crash:
                    process.Crash();
                    break;
                case ModelInterruption.DiskFull:
                    disk.Room = disk.Length;
                    break;
                case ModelInterruption.Abort:
                    stop.Cancel();
                    abort.Cancel();
                    break;
                default:
                    stop.Cancel();
                    break;
            }
        });
        SendJournal journal;
        try
        {
            journal = JournalOpening.Over(
                disk,
                () => process.Flush(disk),
                new JournalOptions { Path = Disk.Path, Server = "https://api.hubapi.com" },
                Disk.Path,
                _clock);
        }
        catch (HubSpotJournalException) when (process.Crashed.IsCompleted)
        {
            _journal = process.Durable;
            return ModelOutcome.Crashed;
        }

        SendItem item = ItemOf(journal);
        var tokens = new SendTokens(stop.Token, abort.Token);
        Task<Exception?> run = RunAsync(process, journal, item, tokens);
        _ = await process.Clock.RunAsync(Task.WhenAny(run, process.Crashed));
        if (process.Crashed.IsCompleted)
        {
            _journal = process.Durable;
            return ModelOutcome.Crashed;
        }

        Exception? fault = await run;
        await journal.CloseAsync();
        _journal = disk.ToArray();
        if (fault is not (null or OperationCanceledException))
        {
            _violations.Add($"an unexpected {fault}");
        }

        return OutcomeOf(item);
    }

    private static async Task<Exception?> RunAsync(
        ModelProcess process, SendJournal journal, SendItem item, SendTokens tokens)
    {
        if (item.IsKnown)
        {
            return null;
        }

        var delivery = new MessageProcessor(process.Client, new SendSettings(), journal, static _ => "HubSpotApiError", new ThreadFactsCache());
        try
        {
            await delivery.RunAsync(item, previous: null, process.PauseAsync, tokens);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    // Creates the item in the same way as the cmdlet.
    private static SendItem ItemOf(SendJournal journal)
    {
        MessageDraft draft = Drafts.Message(Text, ThreadId);
        JournalEntry? entry = journal.Find(Key);
        return new SendItem(draft, target: null)
        {
            Key = new MessageKey(Key, ContentHash.Of(draft)),
            Owner = ClaimOwner.Of(journal.Id, Key),
            Earlier = entry?.State is JournalState.Unknown or JournalState.InFlight
                ? new EarlierAttempt(entry.FirstIntentAt, entry.LastAt)
                : null,
            Failure = entry?.State == JournalState.DeliveryFailed
                ? HubSpotDeliveryFailedException.Earlier(
                    ExactlyOnceSender.OutcomeOf(draft, entry.MessageId, entry.MessageCreatedAt), entry.ErrorMessage)
                : null,
            Sent = entry?.State == JournalState.Sent
                ? new SentMessage(
                    ExactlyOnceSender.OutcomeOf(draft, entry.MessageId, entry.MessageCreatedAt), SendOutcomes.AlreadySent)
                : null,
        };
    }

    private ModelOutcome OutcomeOf(SendItem item)
    {
        if (item.JournalFailure is { } journal && model.Interruption != ModelInterruption.DiskFull)
        {
            _violations.Add($"the journal failed: {journal}");
        }

        if (item is { Sent: not null, Failure: not null })
        {
            _violations.Add("two outcomes");
        }

        if (item.Sent is { Message.MessageId: { } id } && !_server.StoredIds.Contains(id))
        {
            _violations.Add($"'{id}' belongs to another program");
        }

        return item switch
        {
            { Sent: not null } => ModelOutcome.Sent,
            { Failure: HubSpotDeliveryFailedException } => ModelOutcome.DeliveryFailed,
            { Failure: { } failure } => ExactlyOnceSender.IsAccepted(failure) ? ModelOutcome.Sent
                : ExactlyOnceSender.IsUnknown(failure) ? ModelOutcome.Unknown
                : ModelOutcome.Refused,
            _ => ModelOutcome.NotAttempted,
        };
    }

    private void Check(string run, ModelOutcome outcome)
    {
        int stored = _server.StoredIds.Count;
        int most = model.History == ModelHistory.NeverWithoutTimes ? _storedBefore + 2 : 1;
        _storedBefore = stored;
        bool isTrue = outcome switch
        {
            ModelOutcome.Sent or ModelOutcome.DeliveryFailed => stored > 0,
            ModelOutcome.Refused or ModelOutcome.NotAttempted => stored == 0,
            _ => true,
        };
        if (!isTrue)
        {
            _violations.Add($"the {run} reported {outcome}, and {stored} are stored");
        }

        if (stored > most)
        {
            _violations.Add($"{stored} copies after the {run}");
        }
    }
}
