using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Resources;

/// <summary>Reads and changes where HubSpot posts the events of an app.</summary>
public sealed class WebhookSettingsClient
{
    private readonly ApiResource _api;

    internal WebhookSettingsClient(ApiResource api) => _api = api;

    /// <summary>Gets the settings.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<WebhookSetting> GetAsync(DeveloperKey developer, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(Request(HttpMethod.Get, developer), WebhookSetting.Read, cancellationToken);

    /// <summary>Creates or replaces the settings.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="targetUrl">The address to post the events to. It starts with https.</param>
    /// <param name="maxConcurrentRequests">How many requests HubSpot makes at once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotValidationException">The address is not valid. No request was made.</exception>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<WebhookSetting> SetAsync(
        DeveloperKey developer,
        string targetUrl,
        long maxConcurrentRequests,
        CancellationToken cancellationToken = default)
    {
        WebhookSettingRules.Check(targetUrl, maxConcurrentRequests);
        byte[] body = RequestWriter.WriteObject(json =>
        {
            json.WriteString("targetUrl", targetUrl);
            json.WriteStartObject("throttling");
            json.WriteNumber("maxConcurrentRequests", maxConcurrentRequests);
            json.WriteEndObject();
        });
        return _api.Transport.SendAsync(
            Request(HttpMethod.Put, developer, body), WebhookSetting.Read, cancellationToken);
    }

    /// <summary>Deletes the settings. HubSpot no longer posts events to the app.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task DeleteAsync(DeveloperKey developer, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(Request(HttpMethod.Delete, developer), cancellationToken);

    private ApiRequest Request(HttpMethod method, DeveloperKey developer, byte[]? body = null) => new()
    {
        Method = method,
        Path = _api.Paths.WebhookSettings(developer.AppId),
        DeveloperKey = developer.Key,
        Body = body,
    };
}
