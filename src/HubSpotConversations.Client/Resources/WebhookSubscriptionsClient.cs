using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads and changes which events HubSpot posts to an app.</summary>
public sealed class WebhookSubscriptionsClient
{
    private readonly ApiResource _api;

    internal WebhookSubscriptionsClient(ApiResource api) => _api = api;

    /// <summary>Gets the subscriptions.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<WebhookSubscription>> ListAsync(
        DeveloperKey developer, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(HttpMethod.Get, developer),
            static element => Page<WebhookSubscription>.Read(element, WebhookSubscription.Read),
            cancellationToken);

    /// <summary>Creates a subscription.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="eventType">The type of the events, for example conversation.newMessage.</param>
    /// <param name="propertyName">The property whose changes cause events; null for other types.</param>
    /// <param name="active">Whether HubSpot posts the events.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotOutcomeUnknownException">HubSpot may or may not have created it.</exception>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<WebhookSubscription> CreateAsync(
        DeveloperKey developer,
        string eventType,
        string? propertyName = null,
        bool active = true,
        CancellationToken cancellationToken = default)
    {
        byte[] body = RequestWriter.WriteObject(json =>
        {
            json.WriteString("eventType", eventType);
            json.WriteBoolean("active", active);
            json.WriteOptional("propertyName", propertyName);
        });
        return _api.Transport.SendAsync(
            Request(HttpMethod.Post, developer, body: body), WebhookSubscription.Read, cancellationToken);
    }

    /// <summary>Starts or stops the events of a subscription.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="subscriptionId">The id of the subscription.</param>
    /// <param name="active">Whether HubSpot posts the events.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<WebhookSubscription> SetActiveAsync(
        DeveloperKey developer, string subscriptionId, bool active, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(
                new HttpMethod("PATCH"),
                developer,
                subscriptionId,
                RequestWriter.WriteObject(json => json.WriteBoolean("active", active))),
            WebhookSubscription.Read,
            cancellationToken);

    /// <summary>Deletes a subscription.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="subscriptionId">The id of the subscription.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task DeleteAsync(
        DeveloperKey developer, string subscriptionId, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(Request(HttpMethod.Delete, developer, subscriptionId), cancellationToken);

    private ApiRequest Request(
        HttpMethod method, DeveloperKey developer, string? subscriptionId = null, byte[]? body = null) => new()
        {
            Method = method,
            Path = _api.Paths.WebhookSubscriptions(developer.AppId)
                + (subscriptionId is null
                    ? string.Empty
                    : "/" + ApiPaths.Segment(subscriptionId, "WebhookSubscriptionId")),
            DeveloperKey = developer.Key,
            Body = body,
            IsUnknownChange = method == HttpMethod.Post,
        };
}
