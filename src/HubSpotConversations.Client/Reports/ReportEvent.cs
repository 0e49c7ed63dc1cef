namespace HubSpotConversations.Reports;

/// <summary>One thing that a report counts.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Time">When it happened; for a wait, when it started.</param>
/// <param name="Duration">How long it took, in the hours that count.</param>
/// <param name="ActorId">The actor that sent the message; null if the agent of the thread counts.</param>
/// <param name="Actor">The name of that actor.</param>
internal readonly record struct ReportEvent(
    ReportEventKind Kind, DateTimeOffset Time, TimeSpan Duration = default, string? ActorId = null, string? Actor = null);
