using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// What a journal knows of each message that is to be sent: whether it was sent already, is perhaps on its way, or is
/// new; and whether the journal is that of this run at all.
/// </summary>
internal sealed class SendGuard : IDisposable
{
    // One of the first messages of the same run always stands in its journal: no more were on their way at once.
    private const int MostHeld = SendRun.MostItems;

    private readonly MessageKeys _keys = new();
    private readonly List<SendItem> _held = [];
    private bool _isKnown;

    private SendGuard(SendJournal journal, MessageClaims claims)
    {
        Journal = journal;
        foreach (JournalEntry entry in journal.Earlier)
        {
            if (entry.MessageId is { } id)
            {
                _ = claims.TryClaim(id, ClaimOwner.Of(journal.Id, entry.Key));
            }
        }

        _isKnown = journal.Count == 0;
    }

    public SendJournal Journal { get; }

    /// <summary>How many messages are held back until it is clear that the journal is this run's.</summary>
    public int HeldCount => _held.Count;

    /// <summary>How many messages were sent by an earlier run.</summary>
    public int Skipped { get; private set; }

    /// <exception cref="HubSpotJournalException">The journal can't be used.</exception>
    public static SendGuard Open(string path, bool keepsContent, HubSpotConnection connection)
    {
        var options = new JournalOptions
        {
            Path = path,
            Server = connection.IsSandbox ? "sandbox" : connection.BaseUri.GetLeftPart(UriPartial.Authority),
            KeepsContent = keepsContent,
        };
        return new SendGuard(SendJournal.Open(options, connection.Client.Clock), connection.Client.Claims);
    }

    /// <summary>Makes the item of a message, with all that the journal knows of it.</summary>
    /// <exception cref="HubSpotJournalException">The journal has another message under the same key.</exception>
    public SendItem Take(MessageDraft draft, MessageDraft given, string? key, object? target)
    {
        MessageKey name = _keys.Next(given, key);
        JournalEntry? entry = Journal.Find(name.Value);
        if (entry is null && JournalEntryReader.IsOne(target as PSObject))
        {
            throw new HubSpotValidationException(
                "Journal",
                $"The journal '{DisplayText.OneLine(Journal.Path, 300)}' has no message with the key "
                + $"'{DisplayText.OneLine(name.Value, 100)}': name the journal that the message was read from, which knows "
                + "what was sent.");
        }

        name = AsWritten(name, entry);
        _isKnown |= entry is not null || key is not null;
        var owner = ClaimOwner.Of(Journal.Id, JournalTable.Normalize(name.Value));
        if (entry is null || entry.State == JournalState.Failed)
        {
            return new SendItem(draft, target) { Key = name, Owner = owner };
        }

        if (entry.ContentHash != name.ContentHash)
        {
            throw HubSpotJournalException.OtherContent(Journal.Path, name.Value, entry.Line);
        }

        if (entry.State == JournalState.DeliveryFailed)
        {
            return new SendItem(draft, target)
            {
                Key = name,
                Failure = HubSpotDeliveryFailedException.Earlier(
                    MessageSender.OutcomeOf(draft, entry.MessageId, entry.MessageCreatedAt), entry.ErrorMessage),
            };
        }

        if (entry.State != JournalState.Sent)
        {
            var earlier = new EarlierAttempt(entry.FirstIntentAt, entry.LastAt);
            return new SendItem(draft, target) { Key = name, Owner = owner, Earlier = earlier };
        }

        Skipped++;
        return new SendItem(draft, target)
        {
            Key = name,
            Sent = new SentMessage(
                MessageSender.OutcomeOf(draft, entry.MessageId, entry.MessageCreatedAt), SendOutcomes.AlreadySent),
        };
    }

    /// <summary>
    /// The messages to go on with: none for as long as the journal may be another run's, of which none of this run's
    /// first messages is known.
    /// </summary>
    /// <exception cref="HubSpotJournalException">It is.</exception>
    public IReadOnlyList<SendItem> Release(SendItem item)
    {
        _held.Add(item);
        if (!_isKnown)
        {
            return _held.Count < MostHeld ? [] : throw OtherRun();
        }

        SendItem[] released = [.. _held];
        _held.Clear();
        return released;
    }

    /// <summary>The rest, when no more come. A single message may be added to any journal.</summary>
    /// <exception cref="HubSpotJournalException">The journal is another run's.</exception>
    public IReadOnlyList<SendItem> ReleaseAll()
    {
        if (_held.Count > 1)
        {
            throw OtherRun();
        }

        SendItem[] released = [.. _held];
        _held.Clear();
        return released;
    }

    public void Dispose() => Journal.Dispose();

    /// <summary>
    /// A message that was read from the journal has the sender in it that was filled in: it is that of then all the
    /// same, and the run that made it must find it again.
    /// </summary>
    private static MessageKey AsWritten(MessageKey name, JournalEntry? entry)
        => entry?.Draft is { } draft && entry.ContentHash != name.ContentHash
            && ContentHash.Of(draft) == name.ContentHash
            ? name with { ContentHash = entry.ContentHash }
            : name;

    private HubSpotJournalException OtherRun() => HubSpotJournalException.OtherRun(Journal.Path);
}
