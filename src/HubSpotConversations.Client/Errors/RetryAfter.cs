using System.Net.Http.Headers;

namespace HubSpotConversations.Errors;

/// <summary>Reads how long HubSpot asks to wait, in seconds or until a date.</summary>
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
