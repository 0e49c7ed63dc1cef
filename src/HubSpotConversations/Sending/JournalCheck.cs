using System.Management.Automation;
using HubSpotConversations.Accounts;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// Checks messages against the journal: whether each one was already sent, may be in flight, or is new. It also checks
/// that the journal belongs to this run.
/// </summary>
internal sealed class JournalCheck : IDisposable
{
    // The journal of a run always contains one of its first messages, because no more can be in flight at once.
    private const int MostHeld = SendRun.MostItems;

    private readonly MessageKeys _keys = new();
    private readonly List<SendItem> _held = [];
    private bool _isKnown;

    private JournalCheck(SendJournal journal, MessageClaims claims)
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

    /// <summary>The number of messages that wait until it is clear that the journal belongs to this run.</summary>
    public int HeldCount => _held.Count;

    /// <summary>The number of messages that an earlier run sent.</summary>
    public int Skipped { get; private set; }

    /// <summary>The server of a connection, as journals name it.</summary>
    public static string ServerOf(HubSpotConnection connection)
        => connection.IsSandbox ? "sandbox" : connection.BaseUri.GetLeftPart(UriPartial.Authority);

    /// <exception cref="HubSpotJournalException">The journal can't be used.</exception>
    public static JournalCheck Open(string path, bool keepsContent, HubSpotConnection connection)
    {
        var options = new JournalOptions
        {
            Path = path,
            Server = ServerOf(connection),
            KeepsContent = keepsContent,
        };
        return new JournalCheck(SendJournal.Open(options, connection.Client.Clock), connection.Client.Claims);
    }

    /// <summary>Creates the item of a message with its journal state.</summary>
    /// <exception cref="HubSpotJournalException">The journal contains another message with the same key.</exception>
    public SendItem Take(Draft draft, Draft given, string? key, object? target)
    {
        MessageKey name = _keys.Next(given, key);
        JournalEntry? entry = Journal.Find(name.Value);
        if (entry is null && JournalEntryReader.IsOne(target as PSObject))
        {
            throw new HubSpotValidationException(
                "Journal",
                $"The journal '{DisplayText.OneLine(Journal.Path, 300)}' has no message with the key "
                + $"'{DisplayText.OneLine(name.Value, 100)}'. Specify the journal that the message was read from with "
                + "-Journal.");
        }

        name = AsWritten(name, entry);
        _isKnown |= entry is not null || key is not null;
        var owner = ClaimOwner.Of(Journal.Id, SendJournal.Normalize(name.Value));
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
                    OutcomeOf(draft, entry), entry.ErrorMessage),
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
            Sent = new SentMessage(OutcomeOf(draft, entry), SendOutcomes.AlreadySent),
        };
    }

    /// <summary>
    /// The messages to send now. The list stays empty while the journal may belong to another run, because it contains
    /// none of this run's first messages.
    /// </summary>
    /// <exception cref="HubSpotJournalException">The journal belongs to another run.</exception>
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

    /// <summary>The remaining messages at the end of the input. A single message can be added to any journal.</summary>
    /// <exception cref="HubSpotJournalException">The journal belongs to another run.</exception>
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
    /// A message from the journal already contains the sender from the original run. Its key must stay the same, so
    /// that the original command finds it again.
    /// </summary>
    private static MessageKey AsWritten(MessageKey name, JournalEntry? entry)
        => entry?.Draft is { } draft && entry.ContentHash != name.ContentHash
            && ContentHash.Of(draft) == name.ContentHash
            ? name with { ContentHash = entry.ContentHash }
            : name;

    private static ConversationMessage OutcomeOf(Draft draft, JournalEntry entry) => draft switch
    {
        ChannelMessageDraft message
            => message.ToMessage(entry.MessageId, entry.ThreadId, entry.MessageCreatedAt),
        _ => ExactlyOnceSender.OutcomeOf((MessageDraft)draft, entry.MessageId, entry.MessageCreatedAt),
    };

    private HubSpotJournalException OtherRun() => HubSpotJournalException.OtherRun(Journal.Path);
}
