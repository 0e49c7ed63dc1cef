using System.Reflection;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class SeedTests
{
    private static readonly string[] ThreadIds =
    [
        .. typeof(SandboxData).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name.EndsWith("ThreadId", StringComparison.Ordinal))
            .Select(field => (string)field.GetValue(null)!),
    ];

    [Fact]
    public void The_history_contains_every_kind_of_message()
    {
        Messages().Select(message => (string)message["type"]!).Distinct().Order().ShouldBe(
        [
            "ASSIGNMENT", "COMMENT", "MESSAGE", "REACTION", "THREAD_INBOX_CHANGE", "THREAD_STATUS_CHANGE",
            "WELCOME_MESSAGE",
        ]);
    }

    [Fact]
    public void The_history_contains_every_kind_of_attachment()
    {
        Messages()
            .SelectMany(message => message["attachments"]?.AsArray() ?? [])
            .Select(attachment => (string)attachment!["type"]!)
            .Distinct().Order().ShouldBe(
            [
                "CONTACT", "FILE", "HOLOGRAM", "LOCATION", "MESSAGE_HEADER", "QUICK_REPLIES",
                "SOCIAL_MEDIA_METADATA", "UNSUPPORTED_CONTENT", "WHATSAPP_TEMPLATE_METADATA",
            ]);
    }

    [Fact]
    public void Every_message_has_the_properties_that_the_contract_requires()
    {
        string[] required =
        [
            "type", "id", "conversationsThreadId", "createdAt", "createdBy", "client", "senders", "recipients",
            "archived",
        ];

        foreach (JsonObject message in Messages())
        {
            foreach (string property in required)
            {
                message.ShouldContainKey(property);
            }
        }
    }

    [Fact]
    public void Every_account_has_the_same_history_which_ends_by_HistoryEnd()
    {
        List<JsonObject> messages = Messages();
        messages.Select(message => message.ToJsonString())
            .ShouldBe(Messages().Select(message => message.ToJsonString()));
        messages.Max(message => DateTimeOffset.Parse((string)message["createdAt"]!, provider: null))
            .ShouldBeLessThanOrEqualTo(SandboxData.HistoryEnd);
    }

    [Fact]
    public void Each_history_is_in_chronological_order()
    {
        foreach (string id in ThreadIds)
        {
            List<DateTimeOffset> times =
            [
                .. Messages(new SandboxAccount(), id)
                    .Select(message => DateTimeOffset.Parse((string)message["createdAt"]!, provider: null)),
            ];
            times.ShouldBe(times.Order());
        }
    }

    [Fact]
    public async Task The_sandbox_finds_every_id_in_SandboxData()
    {
        using var session = new SandboxSession();
        foreach (FieldInfo field in typeof(SandboxData).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            string id = Uri.EscapeDataString((string)field.GetValue(null)!);
            string? path = field.Name switch
            {
                // They need a developer key, see CustomChannelTests.
                "CustomChannelId" or "CustomChannelAccountId" => null,
                "ArchivedThreadId" => $"threads/{id}?archived=true",
                _ when field.Name.EndsWith("ThreadId", StringComparison.Ordinal) => $"threads/{id}",
                _ when field.Name.EndsWith("ActorId", StringComparison.Ordinal) => $"actors/{id}",
                _ when field.Name.EndsWith("ChannelAccountId", StringComparison.Ordinal) => $"channel-accounts/{id}",
                _ when field.Name.EndsWith("ChannelId", StringComparison.Ordinal) => $"channels/{id}",
                _ when field.Name.EndsWith("InboxId", StringComparison.Ordinal) => $"inboxes/{id}",
                _ => null,
            };
            if (path is not null)
            {
                (await session.GetJsonAsync(path)).Count.ShouldBeGreaterThan(0);
            }
        }
    }

    private static List<JsonObject> Messages()
    {
        var account = new SandboxAccount();
        return [.. ThreadIds.SelectMany(id => Messages(account, id))];
    }

    private static IEnumerable<JsonObject> Messages(SandboxAccount account, string threadId) =>
        JsonNode.Parse(account.MessagesJson(threadId))!.AsArray().Select(message => message!.AsObject());
}
