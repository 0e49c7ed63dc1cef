using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The totals of a journal of sent messages. The journal may have grown since the module read it.</summary>
public sealed class SendJournalSummary
{
    /// <summary>The path of the journal.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The file name of the journal.</summary>
    public string Journal => System.IO.Path.GetFileName(Path);

    /// <summary>The id of the journal. It stays the same if the file moves. Null while the journal is empty.</summary>
    public Guid? Id { get; init; }

    /// <summary>When the journal was created; null while it is empty.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// The server that the messages go to: the origin of a URL, or sandbox. Null while the journal is empty.
    /// </summary>
    public string? Server { get; init; }

    /// <summary>Whether the run that created the journal kept the messages themselves.</summary>
    public bool KeepsText { get; init; }

    /// <summary>The number of messages in the journal.</summary>
    public int Total { get; init; }

    /// <summary>The number of messages that HubSpot accepted.</summary>
    public int Sent { get; init; }

    /// <summary>The number of sent messages that got no response and were then found in their thread.</summary>
    public int Verified { get; init; }

    /// <summary>The number of messages that HubSpot doesn't have.</summary>
    public int Failed { get; init; }

    /// <summary>The number of messages that HubSpot accepted and could not deliver.</summary>
    public int DeliveryFailed { get; init; }

    /// <summary>The number of messages whose outcome is unknown.</summary>
    public int Unknown { get; init; }

    /// <summary>
    /// The number of messages with an attempt and no outcome in the journal. They are in flight, or the run was
    /// interrupted.
    /// </summary>
    public int InFlight { get; init; }

    /// <summary>The number of runs that wrote to the journal.</summary>
    public int Runs { get; init; }

    /// <summary>When the latest of these runs started.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>
    /// Whether the journal ends with an incomplete line. The line is ignored, and the next run removes it.
    /// </summary>
    public bool IsTorn { get; init; }

    /// <summary>The messages that failed, and those that HubSpot could not deliver.</summary>
    public IReadOnlyList<SendJournalEntry> Failures { get; init => field = PlainList.Of(value); }
        = PlainList.Of<SendJournalEntry>([]);

    /// <summary>The messages whose outcome is unknown.</summary>
    public IReadOnlyList<SendJournalEntry> Unknowns { get; init => field = PlainList.Of(value); }
        = PlainList.Of<SendJournalEntry>([]);

    /// <summary>Returns the path of the journal.</summary>
    public override string ToString() => DisplayText.Of(Path);
}
