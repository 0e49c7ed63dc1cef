using System.Text;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Sending;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Applies <see cref="SandboxOptions.HistoryChanges"/> to what a client reads from a history.</summary>
internal sealed class HistoryChanges(IReadOnlyCollection<HistoryChange> changes)
{
    public bool IsOldestFirst => changes.Contains(HistoryChange.OldestFirst);

    public SandboxResponse OfPage(SandboxResponse response) => Change(response, body =>
    {
        foreach (JsonNode? entry in body["results"]!.AsArray())
        {
            ChangeMessage(entry!.AsObject());
        }

        foreach (HistoryChange change in changes)
        {
            ChangePage(body, change);
        }
    });

    public SandboxResponse OfMessage(SandboxResponse response) => Change(response, ChangeMessage);

    public SandboxResponse OfThreads(SandboxResponse response) => changes.Contains(HistoryChange.NoThreadTimes)
        ? Change(response, static body =>
        {
            foreach (JsonNode? thread in body["results"]!.AsArray())
            {
                RemoveTimes(thread!.AsObject());
            }
        })
        : response;

    public SandboxResponse OfThread(SandboxResponse response)
        => changes.Contains(HistoryChange.NoThreadTimes) ? Change(response, RemoveTimes) : response;

    private SandboxResponse Change(SandboxResponse response, Action<JsonObject> change)
    {
        if (changes.Count == 0)
        {
            return response;
        }

        JsonObject body = JsonNode.Parse(response.Body.Span)!.AsObject();
        change(body);
        return SandboxResponse.Json(response.Status, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private void ChangeMessage(JsonObject message)
    {
        if ((long?)message["client"]?["integrationAppId"] != MessageHead.AppId)
        {
            return;
        }

        foreach (HistoryChange change in changes)
        {
            MessageChange.Apply(message, change);
        }
    }

    private static void ChangePage(JsonObject page, HistoryChange change)
    {
        switch (change)
        {
            case HistoryChange.NullResults:
                page["results"] = null;
                break;
            case HistoryChange.NoResults:
                page.Remove("results");
                break;
            case HistoryChange.NullEntries when page["results"] is JsonArray entries:
                page["results"] = new JsonArray(new JsonNode?[entries.Count]);
                break;
            case HistoryChange.NullIds when page["results"] is JsonArray entries:
                foreach (JsonObject entry in entries.OfType<JsonObject>())
                {
                    entry["id"] = null;
                }

                break;
        }
    }

    private static void RemoveTimes(JsonObject thread)
    {
        thread.Remove("latestMessageTimestamp");
        thread.Remove("latestMessageSentTimestamp");
        thread.Remove("latestMessageReceivedTimestamp");
    }
}
