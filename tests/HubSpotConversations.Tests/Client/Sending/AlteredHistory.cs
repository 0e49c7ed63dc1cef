using System.Text;
using System.Text.Json.Nodes;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>Changes each page of a thread's history before the client sees it.</summary>
internal sealed class AlteredHistory(HttpMessageHandler inner, Func<JsonObject, JsonObject> alter) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        bool isHistory = request.RequestUri!.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal);
        if (request.Method == HttpMethod.Get && isHistory && response.IsSuccessStatusCode)
        {
            var page = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            string altered = alter(page).ToJsonString();
            response.Content = new StringContent(altered, Encoding.UTF8, "application/json");
        }

        return response;
    }
}
