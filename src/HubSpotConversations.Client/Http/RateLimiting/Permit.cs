using System.Runtime.InteropServices;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>The permission to make one request, and what the limiter has to know when it has ended.</summary>
/// <param name="SentAt">When it was given: a timestamp of the limiter's clock.</param>
/// <param name="ExpiredBefore">How many own places had become free until then, since the limiter began.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Permit(long SentAt, long ExpiredBefore);
