using System.Runtime.InteropServices;
using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>The time in which HubSpot can have created a message, by HubSpot's clock.</summary>
/// <param name="Certain">A message created from this time on belongs to the attempt, or to a later sender.</param>
/// <param name="Possible">A message created before this time is an older one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeWindow(DateTimeOffset Certain, DateTimeOffset Possible)
{
    // The clocks of HubSpot's servers may differ slightly.
    private static readonly TimeSpan ServersApart = TimeSpan.FromSeconds(5);

    // This applies without a Date header, and to another run, whose clock may have been set since.
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    /// <summary>Returns the window for a message, based on what is known about HubSpot's clock.</summary>
    public static TimeWindow Of(OutgoingMessage outgoing, ServerClock clock)
    {
        DateTimeOffset local = outgoing.Earlier?.FirstAt ?? outgoing.StartedAt;
        DateTimeOffset certain = clock.IsKnown ? clock.Earliest(local) : local - ServersApart;
        TimeSpan margin = clock.IsKnown && outgoing.Earlier is null ? ServersApart : ClocksApart;
        DateTimeOffset possible = certain - margin;
        if (outgoing.Earlier is null && outgoing.PreviousAt is { } previous && previous - ServersApart > possible)
        {
            possible = previous - ServersApart;
            certain = certain > possible ? certain : possible;
        }

        return new TimeWindow(certain, possible);
    }
}
