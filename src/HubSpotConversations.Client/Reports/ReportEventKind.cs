namespace HubSpotConversations.Reports;

/// <summary>What a report counts.</summary>
internal enum ReportEventKind
{
    Opened,
    Closed,
    Reopened,
    MessageIn,
    MessageOut,
    FirstResponse,
    Resolution,
    Waiting,
}
