using System.Net.Http.Headers;

namespace HubSpotConversations.Errors;

/// <summary>How long HubSpot asks to wait: seconds or a date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider clock)
    {
        if (headers.RetryAfter is not { } value)
        {
            return null;
        }

        TimeSpan? wait = value.Delta ?? (value.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
