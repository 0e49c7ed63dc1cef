using HubSpotConversations.Reports;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>One row of a report about threads. docs/reports.md defines the figures.</summary>
public sealed class HubSpotThreadReport
{
    internal HubSpotThreadReport(ReportGroup group, string? by)
    {
        By = by ?? "All";
        Group = group.Name;
        GroupId = group.Id;
        Threads = group.Threads;
        Opened = group.Count(ReportEventKind.Opened);
        Closed = group.Count(ReportEventKind.Closed);
        Reopened = group.Count(ReportEventKind.Reopened);
        MessagesIn = group.Count(ReportEventKind.MessageIn);
        MessagesOut = group.Count(ReportEventKind.MessageOut);
        Responses = group.Count(ReportEventKind.FirstResponse);
        FirstResponse = ReportGroup.Percentile(group.Responses, 0.5);
        FirstResponse90 = ReportGroup.Percentile(group.Responses, 0.9);
        Resolution = ReportGroup.Percentile(group.Resolutions, 0.5);
        Resolution90 = ReportGroup.Percentile(group.Resolutions, 0.9);
        Waiting = group.Count(ReportEventKind.Waiting);
        LongestWait = group.LongestWait;
    }

    /// <summary>What the rows stand for: All, Agent, Inbox, Channel, Day or Hour.</summary>
    public string By { get; }

    /// <summary>The name of the agent, inbox or channel, or the day or hour of the row.</summary>
    public string Group { get; }

    /// <summary>The id behind the name. It is empty for threads without an agent.</summary>
    public string GroupId { get; }

    /// <summary>The number of threads in which something happened.</summary>
    public int Threads { get; }

    /// <summary>The number of threads that were created.</summary>
    public int Opened { get; }

    /// <summary>How often a thread was closed.</summary>
    public int Closed { get; }

    /// <summary>How often a closed thread was opened again.</summary>
    public int Reopened { get; }

    /// <summary>The number of messages from customers.</summary>
    public int MessagesIn { get; }

    /// <summary>The number of messages to customers.</summary>
    public int MessagesOut { get; }

    /// <summary>The number of first responses.</summary>
    public int Responses { get; }

    /// <summary>The median time from a customer's first message to the first response; null without one.</summary>
    public TimeSpan? FirstResponse { get; }

    /// <summary>The time that 90 percent of the first responses don't exceed; null without one.</summary>
    public TimeSpan? FirstResponse90 { get; }

    /// <summary>The median time from the start of a closed thread to its end; null without one.</summary>
    public TimeSpan? Resolution { get; }

    /// <summary>The time that 90 percent of the resolutions don't exceed; null without one.</summary>
    public TimeSpan? Resolution90 { get; }

    /// <summary>The number of customers who wait for a response now.</summary>
    public int Waiting { get; }

    /// <summary>How long the customer who waits longest has waited; null if nobody waits.</summary>
    public TimeSpan? LongestWait { get; }

    /// <summary>Returns what the row stands for.</summary>
    public override string ToString() => DisplayText.Of($"{By} {Group}");
}
