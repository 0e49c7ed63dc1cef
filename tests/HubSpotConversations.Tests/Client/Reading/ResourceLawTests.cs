using CsCheck;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>
/// Threads, places, people and files are read completely, and any other content does not prevent reading.
/// </summary>
public sealed class ResourceLawTests
{
    private static readonly Dictionary<string, (string Json, Func<ConversationsClient, Task<WireModel>> Read)> Resources = new()
    {
        ["thread"] = (
            """
            {"id":"12","createdAt":"2026-11-20T16:00:00.250Z","closedAt":"2026-11-21T16:00:00Z","status":"OPEN","archived":false,"spam":true,
             "inboxId":"1","originalChannelId":"1002","originalChannelAccountId":"5","associatedContactId":"701","assignedTo":"A-1",
             "latestMessageTimestamp":"2026-11-20T17:00:00Z","latestMessageSentTimestamp":"2026-11-20T17:00:00Z",
             "latestMessageReceivedTimestamp":"2026-11-20T16:30:00Z","threadAssociations":{"associatedTicketId":"9"}}
            """,
            static async client => await client.Threads.GetAsync("12", null, Api.TestEnd)),
        ["inbox"] = (
            """{"id":"1","name":"Sales","type":"INBOX","archived":true,"createdAt":"2026-11-20T16:00:00Z","updatedAt":"2026-11-20T16:00:00Z","archivedAt":"2026-11-20T16:00:00Z"}""",
            static async client => await client.Inboxes.GetAsync("1", Api.TestEnd)),
        ["channel"] = (
            """{"id":"1002","name":"EMAIL"}""",
            static async client => await client.Channels.GetAsync("1002", Api.TestEnd)),
        ["account"] = (
            """
            {"id":"5","name":"Us","channelId":"1002","inboxId":"1","active":true,"authorized":false,"archived":false,"createdAt":"2026-11-20T16:00:00Z",
             "archivedAt":"2026-11-20T16:00:00Z","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"us@acme.example"}}
            """,
            static async client => await client.ChannelAccounts.GetAsync("5", false, Api.TestEnd)),
        ["actor"] = (
            """{"type":"AGENT","id":"A-1","name":"Ann","email":"ann@acme.example","avatar":"https://x.example/a.png"}""",
            static async client => await client.Actors.GetAsync("A-1", null, Api.TestEnd)),
        ["original"] = (
            """{"text":"whole","richText":"<p>whole</p>"}""",
            static async client => await client.Threads.GetOriginalContentAsync("12", "m", Api.TestEnd)),
        ["file"] = (
            """
            {"id":"7","name":"a","extension":"pdf","type":"DOCUMENT","path":"/x/a.pdf","size":12,"url":"https://x.example/a.pdf","defaultHostingUrl":"https://y.example/a.pdf",
             "access":"PRIVATE","encoding":"utf-8","fileMd5":"0a","width":1,"height":2,"parentFolderId":"8","expiresAt":1795276800000,"createdAt":"2026-11-20T16:00:00Z",
             "updatedAt":"2026-11-20T16:00:00Z","archived":false,"archivedAt":"2026-11-20T16:00:00Z"}
            """,
            static async client => await client.Files.GetAsync("7", Api.TestEnd)),
        ["link"] = (
            """{"url":"https://x.example/a.pdf?s=1","name":"a","extension":"pdf","size":12,"type":"DOCUMENT","expiresAt":"2026-11-20T16:00:00Z"}""",
            static async client => await client.Files.GetLinkAsync("7", null, Api.TestEnd)),
        ["owner"] = (
            """{"results":[{"id":"9","email":"ann@acme.example","firstName":"Ann","lastName":"Bo","userId":77,"archived":false,"createdAt":"2026-11-20T16:00:00Z","updatedAt":"2026-11-20T16:00:00Z"}]}""",
            static async client => (await client.Owners.ListAsync(cancellationToken: Api.TestEnd)).Results is [var owner, ..] ? owner : new Owner()),
        ["details"] = (
            """
            {"portalId":62515,"accountType":"SANDBOX","timeZone":"US/Eastern","companyCurrency":"USD","additionalCurrencies":["EUR"],"utcOffset":"-05:00",
             "utcOffsetMilliseconds":-18000000,"uiDomain":"app.hubspot.com","dataHostingLocation":"na1"}
            """,
            static async client => await client.Account.GetDetailsAsync(Api.TestEnd)),
        ["usage"] = (
            """
            {"results":[{"name":"api-calls-daily","currentUsage":10,"usageLimit":650000,"collectedAt":"2026-11-20T16:00:00Z",
             "resetsAt":"2026-11-21T00:00:00Z","fetchStatus":"SUCCESS"}]}
            """,
            static async client => (await client.Account.ListApiUsageAsync(Api.TestEnd)).Results is [var usage, ..] ? usage : new ApiUsage()),
        ["custom channel"] = (
            """
            {"id":"9","name":"Files","webhookUrl":"https://x.example","channelDescription":"d","channelLogoUrl":"https://x.example/l","channelAccountConnectionRedirectUrl":"https://x.example/r",
             "createdAt":"2026-11-20T16:00:00Z","capabilities":{"deliveryIdentifierTypes":["HS_EMAIL_ADDRESS"],"richText":["HYPERLINK"],"threadingModel":"DELIVERY_IDENTIFIER","allowInlineImages":true,
             "allowOutgoingMessages":true,"allowConversationStart":true,"allowMultipleRecipients":true,"outgoingAttachmentTypes":["FILE"],"allowedFileAttachmentMimeTypes":["text/plain"],
             "maxFileAttachmentCount":1,"maxFileAttachmentSizeBytes":2,"maxTotalFileAttachmentSizeBytes":3}}
            """,
            static async client => await client.CustomChannels.GetAsync(new DeveloperKey("7", "key"), "9", Api.TestEnd)),
        ["staging token"] = (
            """
            {"accountToken":"t","createdAt":"2026-11-20T16:00:00Z","genericChannelId":"9","inboxId":"1","userId":"2","accountName":"Desk",
             "deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"us@acme.example"}}
            """,
            static async client => await client.CustomChannels.Accounts.UpdateStagingTokenAsync("9", "t", "Desk", new DeliveryIdentifier(), Api.TestEnd)),
        ["subscription"] = (
            """{"id":"3","eventType":"conversation.propertyChange","propertyName":"status","active":true,"createdAt":"2026-11-20T16:00:00Z","updatedAt":"2026-11-20T16:00:00Z"}""",
            static async client => await client.WebhookSubscriptions.SetActiveAsync(new DeveloperKey("7", "key"), "3", active: true, Api.TestEnd)),
        ["webhook settings"] = (
            """{"targetUrl":"https://x.example/hook","throttling":{"maxConcurrentRequests":10},"createdAt":"2026-11-20T16:00:00Z","updatedAt":"2026-11-20T16:00:00Z"}""",
            static async client => await client.WebhookSettings.GetAsync(new DeveloperKey("7", "key"), Api.TestEnd)),
        ["batch"] = (
            """{"status":"COMPLETE","results":[],"errors":[],"startedAt":"2026-11-20T16:00:00Z","completedAt":"2026-11-20T16:00:00Z"}""",
            static async client => await client.Actors.GetBatchAsync(["A-1"], null, Api.TestEnd)),
    };

    public static TheoryData<string> Names => [.. Resources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_field_of_the_contract_is_read(string name)
    {
        (string json, Func<ConversationsClient, Task<WireModel>> read) = Resources[name];

        WireModel model = await read(Api.Over(StubHandler.Responding(200, json)));

        model.AdditionalProperties.ShouldBeEmpty();
        string[] unread =
        [
            .. model.GetType().GetProperties()
                .Where(static p => p.Name != nameof(WireModel.AdditionalProperties))
                // Get-HubSpotThread -Preview reads these from the messages.
                .Where(p => model is not ConversationThread || p.Name is not (nameof(ConversationThread.Subject) or nameof(ConversationThread.Preview)))
                .Where(p => p.GetValue(model) is null)
                .Select(static p => p.Name),
        ];
        unread.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_content_is_read(string name)
    {
        (string json, Func<ConversationsClient, Task<WireModel>> read) = Resources[name];
        string[] fields = [.. json.Split('"').Where(static part => part.Length > 0 && part.All(char.IsLetterOrDigit)), "new"];

        await Gen.Select(Gen.OneOf<string>(fields), RandomJson.Value).Array[0, 12].SampleAsync(
            async garbage => (await read(Api.Over(StubHandler.Responding(200, RandomJson.Object(garbage))))).ToString().ShouldNotBeNull(),
            iter: 300);
    }
}
