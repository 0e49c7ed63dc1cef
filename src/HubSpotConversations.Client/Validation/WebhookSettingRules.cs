using HubSpotConversations.Text;

namespace HubSpotConversations.Validation;

/// <summary>Checks the webhook settings of an app before any request.</summary>
internal static class WebhookSettingRules
{
    /// <exception cref="HubSpotValidationException">A setting is not valid.</exception>
    public static void Check(string? targetUrl, long? maxConcurrentRequests)
    {
        if (targetUrl is not null
            && !(Uri.TryCreate(targetUrl, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps))
        {
            throw new HubSpotValidationException(
                "TargetUrl",
                $"'{DisplayText.OneLine(targetUrl, 100)}' is not an https address. Specify one like "
                + "https://hooks.example.com/hubspot.");
        }

        if (maxConcurrentRequests < 1)
        {
            throw new HubSpotValidationException(
                "MaxConcurrentRequests",
                $"{maxConcurrentRequests} is not a valid number of requests. Specify 1 or more, for example 10.");
        }
    }
}
