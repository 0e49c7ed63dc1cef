using System.Runtime.InteropServices;
using HubSpotConversations.Http;

namespace HubSpotConversations.Sending;

/// <summary>When a message can have been created, by HubSpot's clock.</summary>
/// <param name="Certain">A message created from here on belongs to the attempt, or to somebody later.</param>
/// <param name="Possible">A message created before this is an older one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeWindow(DateTimeOffset Certain, DateTimeOffset Possible)
{
    // HubSpot's servers need not agree to the millisecond.
    private static readonly TimeSpan ServersApart = TimeSpan.FromSeconds(5);

    // Without a Date header, and for another run, whose clock may have been set since.
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    /// <summary>The window of a message, with what is known by now of HubSpot's clock.</summary>
    public static TimeWindow Of(Outgoing outgoing, ServerClock clock)
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
