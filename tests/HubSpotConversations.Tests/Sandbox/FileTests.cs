using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

/// <summary>The sandbox stores and describes files, and serves them to anyone who has a signed URL.</summary>
public sealed class FileTests
{
    private const string Options = """{"access":"PRIVATE"}""";

    [Fact]
    public async Task The_sandbox_stores_an_upload_byte_for_byte()
    {
        using var session = new SandboxSession();
        byte[] bytes = [.. Enumerable.Range(0, 5000).Select(static n => (byte)n), 13, 10, 45, 45];

        using HttpResponseMessage response = await UploadAsync(session, bytes, Options, "folderPath");

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject file = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        file["name"]!.ToString().ShouldBe("a b");
        file["extension"]!.ToString().ShouldBe("bin");
        file["size"]!.GetValue<int>().ShouldBe(bytes.Length);
        (await ReadAsync(session, await LinkAsync(session, file["id"]!.ToString()))).ShouldBe(bytes);
    }

    [Theory]
    [InlineData(null, "folderPath", 400)]
    [InlineData("{}", "folderPath", 400)]
    [InlineData("""{"access":"SECRET"}""", "folderPath", 400)]
    [InlineData("""{"access":""", "folderPath", 400)]
    [InlineData(Options, "", 400)]
    [InlineData(Options, "folderPath folderId", 400)]
    [InlineData(Options, "folderId", 201)]
    public async Task An_upload_needs_the_same_fields_as_at_HubSpot(string? options, string folders, int status)
    {
        using var session = new SandboxSession();

        ((int)(await UploadAsync(session, [1], options, folders.Split(' ', StringSplitOptions.RemoveEmptyEntries))).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_signed_url_rejects_a_token_and_expires()
    {
        var clock = new FakeTimeProvider(SandboxData.HistoryEnd);
        using var session = new SandboxSession(new SandboxOptions { Clock = clock });
        Uri link = await LinkAsync(session, SandboxData.ImageFileId, "?expirationSeconds=60");

        (await session.Client.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(session, link)).Length.ShouldBeGreaterThan(50);
        clock.Advance(TimeSpan.FromSeconds(61));
        using HttpClient stranger = Stranger(session);
        (await stranger.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync(new Uri(link + "0"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_client_can_download_every_seeded_file_attachment()
    {
        using var session = new SandboxSession();
        foreach (string thread in new[] { SandboxData.EmailThreadId, SandboxData.MessengerThreadId, SandboxData.WhatsAppThreadId })
        {
            JsonArray messages = JsonNode.Parse(session.Account.MessagesJson(thread))!.AsArray();
            foreach (string id in messages.SelectMany(static m => m!["attachments"]?.AsArray() ?? []).Where(static a => a!["type"]!.ToString() == "FILE").Select(static a => a!["fileId"]!.ToString()))
            {
                (await ReadAsync(session, await LinkAsync(session, id))).ShouldNotBeEmpty();
            }
        }
    }

    private static async Task<Uri> LinkAsync(SandboxSession session, string fileId, string query = "")
        => new((await session.GetJsonAsync($"/files/v3/files/{fileId}/signed-url{query}"))["url"]!.ToString());

    private static async Task<byte[]> ReadAsync(SandboxSession session, Uri link)
    {
        using HttpClient stranger = Stranger(session);
        return await stranger.GetByteArrayAsync(link, TestContext.Current.CancellationToken);
    }

    private static HttpClient Stranger(SandboxSession session) => new(session.Account.CreateHandler());

    private static Task<HttpResponseMessage> UploadAsync(SandboxSession session, byte[] bytes, string? options, params string[] folders)
    {
        var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", "a b.bin");
        foreach (string folder in folders)
        {
            form.Add(new StringContent("/x"), folder);
        }

        if (options is not null)
        {
            form.Add(new StringContent(options), "options");
        }

        return session.Client.PostAsync("/files/v3/files", form, TestContext.Current.CancellationToken);
    }
}
