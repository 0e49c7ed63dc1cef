using System.Text;
using System.Text.Json.Nodes;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// Changes each page of a thread's history before the client sees it, and takes the times out of threads, which would
/// show that something is missing.
/// </summary>
internal sealed class AlteredHistory(HttpMessageHandler inner, Func<JsonObject, JsonObject> alter) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Get && response.IsSuccessStatusCode)
        {
            var body = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            bool isHistory = request.RequestUri!.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal);
            string altered = (isHistory ? alter(body) : WithoutTimes(body)).ToJsonString();
            response.Content = new StringContent(altered, Encoding.UTF8, "application/json");
        }

        return response;
    }

    private static JsonObject WithoutTimes(JsonObject thread)
    {
        _ = thread.Remove("latestMessageTimestamp");
        _ = thread.Remove("latestMessageSentTimestamp");
        return thread;
    }
}
