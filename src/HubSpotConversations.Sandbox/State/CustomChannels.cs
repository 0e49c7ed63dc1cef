using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSpotConversations.Sandbox.State;

/// <summary>The custom channels of the account's apps, and the webhooks of the apps.</summary>
internal sealed class CustomChannels
{
    private const string SeededChannel = """
        {"id":"900001","createdAt":"2026-11-01T08:00:00.000Z","name":"Files","channelDescription":"Text files in a folder",
        "capabilities":{"threadingModel":"DELIVERY_IDENTIFIER","deliveryIdentifierTypes":["CHANNEL_SPECIFIC_OPAQUE_ID"],
        "richText":[],"allowOutgoingMessages":true,"allowConversationStart":false,"allowInlineImages":false}}
        """;

    // The app of the examples in the help.
    private const string SeededApp = "2438486";

    private const string SeededSubscription = """
        {"id":"2371671","createdAt":"2026-11-01T08:00:00.000Z","eventType":"conversation.newMessage","active":true}
        """;

    private const string SeededSettings = """
        {"targetUrl":"https://hooks.example.com/hubspot","throttling":{"maxConcurrentRequests":10},
        "createdAt":"2026-11-01T08:00:00.000Z","updatedAt":"2026-11-01T08:00:00.000Z"}
        """;

    private long _id = 900_002;

    /// <summary>The channels, as the JSON of their responses.</summary>
    public List<JsonObject> Channels { get; } = [JsonNode.Parse(SeededChannel)!.AsObject()];

    /// <summary>
    /// The accounts of the seeded channel. HubSpot's own channels and accounts are separate, so that lists of them stay
    /// short.
    /// </summary>
    public List<StoredChannelAccount> Accounts { get; } =
    [
        new StoredChannelAccount("900002", "Files desk", "900001", "81001")
        {
            CreatedAt = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero),
            Identifier = new StoredIdentifier("CHANNEL_SPECIFIC_OPAQUE_ID", "files-desk"),
        },
    ];

    /// <summary>The messages by channel and idempotency id.</summary>
    public Dictionary<string, (StoredThread Thread, string MessageId)> Published { get; } = new(StringComparer.Ordinal);

    /// <summary>The threads by channel account and by the thread or the address of the integration.</summary>
    public Dictionary<string, StoredThread> Threads { get; } = new(StringComparer.Ordinal);

    /// <summary>The subscriptions by app, as the JSON of their responses.</summary>
    public Dictionary<string, List<JsonObject>> Subscriptions { get; } = new(StringComparer.Ordinal)
    {
        [SeededApp] = [JsonNode.Parse(SeededSubscription)!.AsObject()],
    };

    /// <summary>The webhook settings by app, as the JSON of their responses.</summary>
    public Dictionary<string, JsonObject> Settings { get; } = new(StringComparer.Ordinal)
    {
        [SeededApp] = JsonNode.Parse(SeededSettings)!.AsObject(),
    };

    public string NextId() => (++_id).ToString(CultureInfo.InvariantCulture);

    public JsonObject? Find(string channelId) => Channels.Find(channel => (string?)channel["id"] == channelId);
}
