using System.Globalization;
using HubSpotConversations.Errors;

namespace HubSpotConversations.Http.Responses;

/// <summary>Describes when a daily limit resets.</summary>
internal static class LimitReset
{
    /// <summary>Returns a sentence with a leading space; empty for limits that reset within seconds.</summary>
    public static string Of(ApiFailure failure)
    {
        if (!string.Equals(failure.Body.Policy, "DAILY", StringComparison.OrdinalIgnoreCase))
        {
            return string.Empty;
        }

        return failure.RetryAt is { } time
            ? string.Format(
                CultureInfo.InvariantCulture, " The daily limit resets at {0:yyyy-MM-dd HH:mm} UTC.", time.UtcDateTime)
            : " The daily limit resets at midnight in the account's time zone.";
    }
}
