using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Text;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A simple model of the expected content of a journal.</summary>
internal sealed class JournalModel(FakeTimeProvider clock)
{
    private readonly Dictionary<string, JournalEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public int Line { get; set; }

    public IReadOnlyList<JournalEntry> Entries => [.. _order.Select(key => _entries[key])];

    /// <summary>Applies one event. Returns false for an outcome without an earlier intent.</summary>
    public async Task<bool> ApplyAsync(SendJournal journal, JournalStep step)
    {
        clock.Advance(TimeSpan.FromTicks(12_345));
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        string key = Texts.WellFormed(step.Key);
        _entries.TryGetValue(key, out JournalEntry? before);
        if (before is null && step.Kind != JournalState.InFlight)
        {
            return false;
        }

        Line++;
        if (before is null)
        {
            _order.Add(key);
        }

        if (step.Kind == JournalState.InFlight)
        {
            var draft = Drafts.Message(text: step.Text, threadId: step.Thread);
            bool isOpen = before?.State is JournalState.InFlight or JournalState.Unknown;
            _entries[key] = new JournalEntry
            {
                Key = key,
                ContentHash = ContentHash.Of(draft),
                ThreadId = step.Thread,
                State = JournalState.InFlight,
                FirstIntentAt = isOpen ? before!.FirstIntentAt : now,
                LastAt = now,
                Attempts = (before?.Attempts ?? 0) + 1,
                Line = Line,
            };
            await journal.IntendAsync(step.Key, ContentHash.Of(draft), draft);
            return true;
        }

        JournalEntry plain = before! with
        {
            State = step.Kind,
            LastAt = now,
            MessageId = null,
            MessageCreatedAt = null,
            Outcome = null,
            ErrorId = null,
            ErrorMessage = null,
        };
        switch (step.Kind)
        {
            case JournalState.Sent:
                _entries[key] = plain with { MessageId = step.Id, MessageCreatedAt = now, Outcome = "Sent" };
                await journal.SentAsync(
                    step.Key, new ConversationMessage { MessageId = step.Id, CreatedAt = clock.GetUtcNow() }, "Sent");
                break;
            case JournalState.Failed:
                _entries[key] = plain with { ErrorId = "HubSpotNotFound", ErrorMessage = DisplayText.OneLine(step.Text, 500) };
                await journal.FailedAsync(step.Key, "HubSpotNotFound", step.Text);
                break;
            default:
                _entries[key] = plain with { ErrorMessage = DisplayText.OneLine(step.Text, 500) };
                await journal.UnknownAsync(step.Key, step.Text);
                break;
        }

        return true;
    }
}
