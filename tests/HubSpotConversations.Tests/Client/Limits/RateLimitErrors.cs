using System.Net;
using System.Text;
using HubSpotConversations.Errors;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Creates the 429 error of a simulated server.</summary>
internal static class RateLimitErrors
{
    public static HubSpotRateLimitException Of(string? policy, TimeSpan? retryAfter = null, DateTimeOffset? at = null)
        => new("You have reached your limit.", new ApiFailure
        {
            StatusCode = HttpStatusCode.TooManyRequests,
            RequestUri = new Uri("https://api.hubapi.com/x"),
            Body = ErrorBody.Read(Encoding.UTF8.GetBytes(
                policy is null ? "{}" : $$"""{"policyName":"{{policy}}"}""")) ?? ErrorBody.Empty,
            RetryAfter = retryAfter,
            RetryAt = at,
        });
}
