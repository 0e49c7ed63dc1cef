using System.Runtime.InteropServices;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>The permission to make one request, with the state that the limiter needs when the request ends.</summary>
/// <param name="SentAt">The time of the permission, as a timestamp of the limiter's clock.</param>
/// <param name="ExpiredBefore">How many of this process's requests had expired at that time.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Permit(long SentAt, long ExpiredBefore);
