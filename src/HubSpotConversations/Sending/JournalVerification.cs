using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// Asks HubSpot for the delivery of each message that a journal contains as accepted, and records what changed.
/// </summary>
internal sealed class JournalVerification(ModuleCmdlet cmdlet, HubSpotConnection connection)
{
    private const int Throttle = 8;
    private const int Batch = 64;
    private const int MostNames = 5;

    /// <summary>Checks the messages, and returns whether the journal has changed.</summary>
    /// <exception cref="HubSpotException">
    /// The journal is for another server or can't be written, or HubSpot rejects every request.
    /// </exception>
    public bool Verify(string file, JournalContent content)
    {
        if (content.Header is not { } header)
        {
            return false;
        }

        string server = JournalCheck.ServerOf(connection);
        if (!header.IsFor(server))
        {
            throw HubSpotJournalException.OtherAccount(file, header.Server, server);
        }

        (JournalEntry Entry, DeliveryCheck Check)[] changed =
            [.. Check(content.Entries).Where(static pair => IsChanged(pair.Entry, pair.Check))];
        Report(file, changed, JournalState.Sent, "were accepted, but HubSpot could not deliver them");
        Report(file, changed, JournalState.DeliveryFailed, "were delivered after all");
        if (changed.Length == 0
            || !cmdlet.ShouldProcess(file, $"Record {changed.Length} changed deliver{(changed.Length == 1 ? "y" : "ies")}"))
        {
            return false;
        }

        using var journal = JournalCheck.Open(file, header.KeepsContent, connection);
        return cmdlet.Await(async (_, _) =>
        {
            foreach ((JournalEntry entry, DeliveryCheck check) in changed)
            {
                await RecordAsync(journal.Journal, entry, check).ConfigureAwait(false);
            }

            return true;
        });
    }

    private (JournalEntry Entry, DeliveryCheck Check)[] Check(IReadOnlyList<JournalEntry> entries)
    {
        (JournalEntry Entry, DeliveryCheck Check)[] accepted =
        [
            .. entries.Where(static entry => entry.State is JournalState.Sent or JournalState.DeliveryFailed
                    && entry.MessageId is not null)
                .Select(static entry => (entry, new DeliveryCheck(entry.ThreadId, entry.MessageId!))),
        ];
        var progress = ProgressReporter.OfItems(cmdlet, "Verifying deliveries");
        for (int done = 0; done < accepted.Length; done += Batch)
        {
            (JournalEntry Entry, DeliveryCheck Check)[] batch = [.. accepted.Skip(done).Take(Batch)];
            _ = cmdlet.CallHubSpot(connection, (client, cancellationToken) => DeliveryChecks.RunAsync(
                client, batch.Select(static pair => pair.Check), Throttle, mayAppear: false, limit: null, cancellationToken));
            foreach ((JournalEntry entry, DeliveryCheck check) in batch)
            {
                if (check.Failure is { } failure and not HubSpotDeliveryFailedException)
                {
                    cmdlet.WriteFailure(failure, entry.Key, $"Message '{DisplayText.OneLine(entry.Key, 60)}'");
                }
            }

            progress.Show(ProgressStatus.OfDeliveries(done + batch.Length, accepted.Length, next: null));
        }

        progress.End();
        return accepted;
    }

    private static bool IsChanged(JournalEntry entry, DeliveryCheck check) => entry.State == JournalState.Sent
        ? check.Failure is HubSpotDeliveryFailedException
        : check.IsDelivered;

    private void Report(
        string file, (JournalEntry Entry, DeliveryCheck Check)[] changed, JournalState before, string what)
    {
        string[] keys = [.. changed.Where(pair => pair.Entry.State == before).Select(static pair => pair.Entry.Key)];
        if (keys.Length > 0)
        {
            string names = string.Join(", ", keys.Take(MostNames).Select(static key => DisplayText.OneLine(key, 60)))
                + (keys.Length > MostNames ? $" and {keys.Length - MostNames} more" : string.Empty);
            cmdlet.WriteWarning($"These messages of {DisplayText.OneLine(Path.GetFileName(file), 60)} {what}: {names}.");
        }
    }

    private static Task RecordAsync(SendJournal journal, JournalEntry entry, DeliveryCheck check)
    {
        ConversationMessage message = check.Message!;
        if (check.Failure is not { } failure)
        {
            return journal.SentAsync(entry.Key, message, entry.Outcome ?? SendOutcomes.Sent);
        }

        var content = new MessageDraft
        {
            Text = message.Text,
            RichText = message.RichText,
            Subject = message.Subject,
            Recipients = message.Recipients,
        };
        return journal.DeliveryFailedAsync(
            entry.Key, message, JournalWording.Of(failure, content, sent: null, journal.KeepsContent));
    }
}
