using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

/// <summary>The method, path, query and body of each operation of custom channels and webhook subscriptions.</summary>
public sealed class CustomChannelContractTests
{
    private const string Key = "developer-key-1+2";
    private const string Auth = "?hapikey=developer-key-1%2B2";

    private static readonly DeveloperKey Developer = new("77", Key);

    private static readonly DeliveryIdentifier Jane = new() { Type = "CHANNEL_SPECIFIC_OPAQUE_ID", Value = "jane" };

    private static readonly ChannelMessageDraft Whole = new()
    {
        ChannelId = "9",
        ChannelAccountId = "5",
        Direction = "INCOMING",
        Text = "Hi",
        RichText = "<p>Hi</p>",
        Senders = [new Sender { DeliveryIdentifier = Jane, Name = "Jane" }],
        Recipients = [new Recipient { DeliveryIdentifiers = [Jane] }],
        Attachments = [new FileAttachment { Type = "FILE", FileId = "3" }],
        Timestamp = new DateTimeOffset(2026, 11, 24, 13, 0, 0, 250, TimeSpan.FromHours(1)),
        InReplyToId = "m0",
        IntegrationThreadId = "t1",
        IdempotencyId = "k1",
    };

    // {C} is the collection of channels, {B} what is below a channel, and {W} the subscriptions.
    public static TheoryData<string, string, string, string> Operations => new()
    {
        { "list", "GET", "{C}" + Auth + "&appId=77&after=c&limit=2", "" },
        { "create", "POST", "{C}" + Auth + "&appId=77", """{"name":"Files","capabilities":{"richText":[]}}""" },
        { "get", "GET", "{C}/a%2F9" + Auth + "&appId=77", "" },
        { "update", "PATCH", "{C}/9" + Auth + "&appId=77", """{"webhookUrl":"https://x.example"}""" },
        { "delete", "DELETE", "{C}/9" + Auth + "&appId=77", "" },
        { "accounts", "GET", "{B}/9/channel-accounts?deliveryIdentifierType=CHANNEL_SPECIFIC_OPAQUE_ID&deliveryIdentifierValue=jane&after=c&limit=2&archived=true", "" },
        { "new account", "POST", "{B}/9/channel-accounts", """{"name":"Desk","authorized":false,"inboxId":"1","deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"jane"}}""" },
        { "account", "GET", "{B}/9/channel-accounts/5", "" },
        { "set account", "PATCH", "{B}/9/channel-accounts/5", """{"name":"Desk","authorized":true}""" },
        { "stage", "PATCH", "{B}/9/channel-account-staging-tokens/t%2F1", """{"accountName":"Desk","deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"jane"}}""" },
        { "publish", "POST", "{B}/9/messages", """{"text":"Hi","attachments":[{"type":"FILE","fileId":"3"}],"recipients":[{"deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"jane"}}],"senders":[{"deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"jane"},"name":"Jane"}],"channelAccountId":"5","messageDirection":"INCOMING","timestamp":"2026-11-24T12:00:00.250Z","richText":"<p>Hi</p>","inReplyToId":"m0","integrationThreadId":"t1","integrationIdempotencyId":"k1"}""" },
        { "message", "GET", "{B}/9/messages/m1", "" },
        { "status", "PATCH", "{B}/9/messages/m1", """{"statusType":"FAILED","errorMessage":"Full."}""" },
        { "subscriptions", "GET", "{W}/77/subscriptions" + Auth, "" },
        { "subscribe", "POST", "{W}/77/subscriptions" + Auth, """{"eventType":"conversation.propertyChange","active":true,"propertyName":"status"}""" },
        { "stop", "PATCH", "{W}/77/subscriptions/3" + Auth, """{"active":false}""" },
        { "settings", "GET", "{W}/77/settings" + Auth, "" },
        { "set settings", "PUT", "{W}/77/settings" + Auth, """{"targetUrl":"https://x.example/hook","throttling":{"maxConcurrentRequests":10}}""" },
        { "delete settings", "DELETE", "{W}/77/settings" + Auth, "" },
        { "unsubscribe", "DELETE", "{W}/77/subscriptions/3" + Auth, "" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_follows_the_contract(string operation, string method, string target, string body)
    {
        (string Version, string Channels, string Below, string Webhooks)[] versions =
        [
            ("v3", "/conversations/custom-channels/v3", "/conversations/v3/custom-channels", "/webhooks/v3"),
            ("2026-09-beta", "/conversations/custom-channels/2026-09", "/conversations/custom-channels/2026-09", "/app-webhooks/2026-09"),
            ("2026-09", "/conversations/custom-channels/2026-09", "/conversations/custom-channels/2026-09", "/app-webhooks/2026-09"),
        ];
        foreach ((string version, string channels, string below, string webhooks) in versions)
        {
            StubHandler handler = StubHandler.Responding(200, "{}");

            await CallAsync(Api.Over(handler, version), operation);

            handler.Only.Method.ShouldBe(method);
            handler.Only.Uri.PathAndQuery.ShouldBe(target
                .Replace("{C}", channels, StringComparison.Ordinal)
                .Replace("{B}", below, StringComparison.Ordinal)
                .Replace("{W}", webhooks, StringComparison.Ordinal));
            handler.Only.Text.ShouldBe(body);
            handler.Only.Headers.ContainsKey("Authorization").ShouldBe(!target.Contains("hapikey", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_message_is_published_again_with_the_same_key_after_a_lost_response()
    {
        int calls = 0;
        var handler = new StubHandler((_, _) => ++calls == 1
            ? Task.FromException<HttpResponseMessage>(new HttpRequestException("broken"))
            : Task.FromResult(StubHandler.Response(201, Api.Accepted)));
        var client = new ConversationsClient(new()
        {
            AccessToken = Api.Secret,
            Handler = handler,
            MaxRetry = 2,
            Clock = new Proof.FastClock(DateTimeOffset.UtcNow, 1000),
        });

        (await client.CustomChannels.Messages.PublishAsync(Whole, Api.TestEnd)).MessageId.ShouldBe("m1");

        handler.Requests.Count.ShouldBe(2);
        handler.Requests[0].Text.ShouldBe(handler.Requests[1].Text);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("new account")]
    [InlineData("subscribe")]
    public async Task A_creation_is_not_repeated_if_its_outcome_is_unknown(string operation)
    {
        StubHandler handler = StubHandler.Responding(502, "{}");
        var client = new ConversationsClient(new() { AccessToken = Api.Secret, Handler = handler, MaxRetry = 3 });

        await Should.ThrowAsync<HubSpotOutcomeUnknownException>(async () => await CallAsync(client, operation));

        handler.Requests.Count.ShouldBe(1);
    }

    private static Task CallAsync(ConversationsClient client, string operation)
    {
        CustomChannelsClient channels = client.CustomChannels;
        CancellationToken end = Api.TestEnd;
        return operation switch
        {
            "list" => channels.ListAsync(Developer, "c", 2, end),
            "create" => channels.CreateAsync(
                Developer,
                [new("name", "Files"), new("capabilities", new KeyValuePair<string, object?>[] { new("richText", Array.Empty<object>()) })],
                end),
            "get" => channels.GetAsync(Developer, "a/9", end),
            "update" => channels.UpdateAsync(Developer, "9", [new("webhookUrl", "https://x.example")], end),
            "delete" => channels.DeleteAsync(Developer, "9", end),
            "accounts" => channels.Accounts.ListAsync(
                "9", new CustomChannelAccountQuery { DeliveryIdentifier = Jane, Archived = true }, "c", 2, end),
            "new account" => channels.Accounts.CreateAsync("9", "Desk", "1", Jane, authorized: false, end),
            "account" => channels.Accounts.GetAsync("9", "5", cancellationToken: end),
            "set account" => channels.Accounts.UpdateAsync("9", "5", "Desk", true, end),
            "stage" => channels.Accounts.UpdateStagingTokenAsync("9", "t/1", "Desk", Jane, end),
            "publish" => channels.Messages.PublishAsync(Whole, end),
            "message" => channels.Messages.GetAsync("9", "m1", end),
            "status" => channels.Messages.SetStatusAsync("9", "m1", "FAILED", "Full.", end),
            "subscriptions" => client.WebhookSubscriptions.ListAsync(Developer, end),
            "subscribe" => client.WebhookSubscriptions.CreateAsync(
                Developer, "conversation.propertyChange", "status", active: true, end),
            "stop" => client.WebhookSubscriptions.SetActiveAsync(Developer, "3", active: false, end),
            "settings" => client.WebhookSettings.GetAsync(Developer, end),
            "set settings" => client.WebhookSettings.SetAsync(Developer, "https://x.example/hook", 10, end),
            "delete settings" => client.WebhookSettings.DeleteAsync(Developer, end),
            "unsubscribe" => client.WebhookSubscriptions.DeleteAsync(Developer, "3", end),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }
}
