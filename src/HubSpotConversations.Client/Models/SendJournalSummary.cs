namespace HubSpotConversations.Models;

/// <summary>
/// What stands in a journal of sent messages, in numbers. The journal may have grown since it was read.
/// </summary>
public sealed class SendJournalSummary
{
    /// <summary>The file.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The file, under the name by which cmdlets take paths as they are written.</summary>
    public string PSPath => Path;

    /// <summary>What tells the journal from others, wherever it is moved; null while nothing is in it.</summary>
    public Guid? Id { get; init; }

    /// <summary>When it was begun; null while nothing is in it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What is sent to: the origin of an address, or sandbox; null while nothing is in it.</summary>
    public string? Server { get; init; }

    /// <summary>Whether the run that began it kept the messages themselves.</summary>
    public bool KeepsText { get; init; }

    /// <summary>How many messages it has.</summary>
    public int Total { get; init; }

    /// <summary>How many of them HubSpot has.</summary>
    public int Sent { get; init; }

    /// <summary>How many of those that were sent got no answer, and were found in their thread.</summary>
    public int Verified { get; init; }

    /// <summary>How many HubSpot does not have.</summary>
    public int Failed { get; init; }

    /// <summary>How many HubSpot accepted and could not deliver.</summary>
    public int DeliveryFailed { get; init; }

    /// <summary>How many nobody knows of whether HubSpot has them.</summary>
    public int Unknown { get; init; }

    /// <summary>
    /// How many were about to be sent, and nothing was written after that: they are on their way, or the run broke off.
    /// </summary>
    public int InFlight { get; init; }

    /// <summary>How many runs wrote it.</summary>
    public int Runs { get; init; }

    /// <summary>When the last of them began.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>Whether it ends in the middle of a line, which counts for nothing; the next run cuts it off.</summary>
    public bool IsTorn { get; init; }

    /// <summary>The messages that failed, and those that HubSpot could not deliver.</summary>
    public IReadOnlyList<SendJournalEntry> Failures { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The messages of which nobody knows whether HubSpot has them.</summary>
    public IReadOnlyList<SendJournalEntry> Unknowns { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The file.</summary>
    public override string ToString() => DisplayText.Of(Path);
}
