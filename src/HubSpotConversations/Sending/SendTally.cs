namespace HubSpotConversations.Sending;

/// <summary>Counts the outcomes of many messages, and sums them up in a warning if any of them failed.</summary>
internal sealed class SendTally
{
    private long _sent;
    private long _failed;
    private long _unknown;
    private long _rejected;
    private long _notAttempted;

    /// <summary>Counts a message of the run.</summary>
    public void Add(SendItem item)
    {
        if (item.IsNotAttempted)
        {
            _notAttempted++;
        }
        else if (item.Failure is { } failure)
        {
            Add(failure);
        }
        else if (item.Sent is not null)
        {
            _sent++;
        }
    }

    /// <summary>Counts a row that was rejected before the run accepted it as a message.</summary>
    public void AddRejected() => _rejected++;

    /// <summary>Counts messages that the end of the call leaves unsent.</summary>
    public void AddNotAttempted(long count) => _notAttempted += count;

    /// <summary>The warning; null if nothing failed or there was only one message.</summary>
    /// <param name="journal">The path of the journal; null if there isn't one.</param>
    /// <param name="isStopped">Whether -ErrorAction Stop ends the call, so that only the last error is in $Error.</param>
    public string? Warning(string? journal, bool isStopped = false)
    {
        long all = _sent + _failed + _unknown + _rejected + _notAttempted;
        long errors = _failed + _unknown + _rejected;
        if (all <= 1 || errors + _notAttempted == 0)
        {
            return null;
        }

        var others = new List<string>();
        AddCount(others, _failed + _rejected, "failed", "failed");
        AddCount(others, _unknown, "has an unknown outcome", "have an unknown outcome");
        AddCount(others, _notAttempted, "was not attempted", "were not attempted");
        return FormattableString.Invariant($"{_sent} of {all} messages were sent: {string.Join(", ", others)}.")
            + (errors > 1 && !isStopped
                ? FormattableString.Invariant($"{Environment.NewLine}To see the errors: $Error[0..{errors - 1}]")
                : string.Empty)
            + (journal is not null && _failed + _unknown > 0
                ? $"{Environment.NewLine}To list the messages: Get-HubSpotSendJournal -LiteralPath "
                    + $"'{journal.Replace("'", "''")}' -Status Failed, DeliveryFailed, Unknown"
                : string.Empty);
    }

    private void Add(HubSpotException failure)
    {
        if (failure is HubSpotDeliveryUnknownException)
        {
            _unknown++;
        }
        else
        {
            _failed++;
        }
    }

    private static void AddCount(List<string> counts, long count, string one, string many)
    {
        if (count > 0)
        {
            counts.Add(FormattableString.Invariant($"{count} {(count == 1 ? one : many)}"));
        }
    }
}
