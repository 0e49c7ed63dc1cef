using System.Text.Json.Nodes;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>The exact bytes of an upload.</summary>
public sealed class UploadContractTests
{
    private const string Stored = """
        {"id":"190010","name":"invoice","extension":"pdf","type":"DOCUMENT","path":"/x/invoice.pdf","size":3,
        "url":"https://acme.example/u","defaultHostingUrl":"https://acme.example/d","access":"PRIVATE","encoding":"utf-8",
        "fileMd5":"0cc1","width":4,"height":5,"parentFolderId":"77","expiresAt":"2026-12-01T00:00:00Z",
        "createdAt":"2026-11-24T08:00:00Z","updatedAt":"2026-11-24T08:00:01Z","archived":false,
        "archivedAt":"2026-11-25T00:00:00Z","novelty":1}
        """;

    private static readonly byte[] Bytes = [0, 13, 10, 45, 45, 255, 13, 10];

    [Fact]
    public async Task An_upload_is_a_form_with_options_folder_and_file()
    {
        StubHandler handler = StubHandler.Responding(201, Stored);

        await Send(handler, new FileUpload { Name = "invoice.pdf", FolderPath = "/x" });

        RecordedRequest request = handler.Only;
        request.Method.ShouldBe("POST");
        request.Uri.AbsoluteUri.ShouldBe("https://api.hubapi.com/files/v3/files");
        request.Headers["Authorization"].ShouldBe("Bearer " + Api.Secret);
        request.Headers["Content-Length"].ShouldBe($"{request.Body.Length}");
        IReadOnlyList<FormPart> parts = FormPart.Read(request.Headers["Content-Type"], request.Body);
        parts.Select(static part => part.Headers["Content-Disposition"]).ShouldBe(
        [
            "form-data; name=\"options\"", "form-data; name=\"folderPath\"",
            "form-data; name=\"file\"; filename=\"invoice.pdf\"",
        ]);
        parts[0].Headers["Content-Type"].ShouldBe("application/json");
        parts[0].Text.ShouldBe("""{"access":"PRIVATE","overwrite":false}""");
        parts[1].Text.ShouldBe("/x");
        parts[1].Headers.Count.ShouldBe(1);
        parts[2].Headers["Content-Type"].ShouldBe("application/pdf");
        parts[2].Content.ShouldBe(Bytes);
    }

    [Fact]
    public async Task An_upload_contains_every_option_and_one_folder()
    {
        StubHandler handler = StubHandler.Responding(201, Stored);

        await Send(handler, new FileUpload
        {
            Name = "data.unknown",
            FolderId = "77",
            Access = FileAccessLevels.PublicIndexable,
            Ttl = "P3M",
            Overwrite = true,
        });

        IReadOnlyList<FormPart> parts = FormPart.Read(handler.Only.Headers["Content-Type"], handler.Only.Body);
        parts.Count.ShouldBe(3);
        JsonNode.Parse(parts[0].Text)!.ToJsonString()
            .ShouldBe("""{"access":"PUBLIC_INDEXABLE","ttl":"P3M","overwrite":true}""");
        parts[1].Headers["Content-Disposition"].ShouldBe("form-data; name=\"folderId\"");
        parts[1].Text.ShouldBe("77");
        parts[2].Headers["Content-Type"].ShouldBe("application/octet-stream");
    }

    [Theory]
    [InlineData("Rechnung März.pdf", "Rechnung März.pdf")]
    [InlineData("請求書 😀.pdf", "請求書 😀.pdf")]
    [InlineData("say \"hi\" \\ 100%.pdf", "say %22hi%22 %5C 100%.pdf")]
    public async Task A_special_name_is_UTF8_in_the_header_and_exact_in_its_own_part(
        string name, string headerName)
    {
        StubHandler handler = StubHandler.Responding(201, Stored);

        await Send(handler, new FileUpload { Name = name, FolderPath = "/x" });

        IReadOnlyList<FormPart> parts = FormPart.Read(handler.Only.Headers["Content-Type"], handler.Only.Body);
        parts[2].Headers["Content-Disposition"].ShouldBe("form-data; name=\"fileName\"");
        parts[2].Text.ShouldBe(name);
        parts[3].Headers["Content-Disposition"].ShouldBe($"form-data; name=\"file\"; filename=\"{headerName}\"");
        parts[3].Content.ShouldBe(Bytes);
    }

    [Fact]
    public async Task Every_field_of_the_response_is_read()
    {
        HubSpotFile file = await Send(
            StubHandler.Responding(201, Stored), new FileUpload { Name = "invoice.pdf", FolderPath = "/x" });

        file.FileId.ShouldBe("190010");
        file.FileId.ShouldBe("190010");
        (file.Name, file.Extension, file.Type, file.Path).ShouldBe(("invoice", "pdf", "DOCUMENT", "/x/invoice.pdf"));
        (file.Size, file.Width, file.Height).ShouldBe((3L, 4L, 5L));
        (file.Url, file.DefaultHostingUrl).ShouldBe(("https://acme.example/u", "https://acme.example/d"));
        (file.Access, file.Encoding, file.FileMd5, file.ParentFolderId).ShouldBe(("PRIVATE", "utf-8", "0cc1", "77"));
        file.ExpiresAt.ShouldBe(DateTimeOffset.Parse("2026-12-01Z", null));
        file.CreatedAt.ShouldBe(DateTimeOffset.Parse("2026-11-24T08:00:00Z", null));
        file.UpdatedAt.ShouldBe(DateTimeOffset.Parse("2026-11-24T08:00:01Z", null));
        file.Archived.ShouldBe(false);
        file.ArchivedAt.ShouldBe(DateTimeOffset.Parse("2026-11-25Z", null));
        file.AdditionalProperties.Keys.ShouldBe(["novelty"]);
    }

    [Fact]
    public async Task An_upload_starts_at_the_current_position_of_the_stream()
    {
        StubHandler handler = StubHandler.Responding(201, Stored);
        using var content = new MemoryStream(Bytes) { Position = 3 };

        await Api.Over(handler).Files.UploadAsync(
            content, new FileUpload { Name = "a", FolderPath = "/x" }, cancellationToken: Api.TestEnd);

        FormPart.Read(handler.Only.Headers["Content-Type"], handler.Only.Body)[2].Content.ShouldBe(Bytes[3..]);
        content.CanRead.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "/x", null, "PRIVATE")]
    [InlineData("a\nb", "/x", null, "PRIVATE")]
    [InlineData("a", null, null, "PRIVATE")]
    [InlineData("a", " ", "", "PRIVATE")]
    [InlineData("a", "/x", "7", "PRIVATE")]
    [InlineData("a", "/x", null, "")]
    public async Task An_invalid_upload_is_rejected_before_any_request(
        string name, string? folderPath, string? folderId, string access)
    {
        StubHandler handler = StubHandler.Responding(201, Stored);

        await Should.ThrowAsync<HubSpotValidationException>(async () => await Send(
            handler, new FileUpload { Name = name, FolderPath = folderPath, FolderId = folderId, Access = access }));

        handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Metadata_and_links_are_requested_at_their_paths()
    {
        StubHandler handler = StubHandler.Responding(
            200,
            """
            {"url":"https://cdn.example/s?sig=1","name":"invoice","extension":"pdf","size":3,"type":"DOCUMENT",
            "expiresAt":"2026-12-01T00:00:00Z"}
            """);
        FilesClient files = Api.Over(handler).Files;

        FileLink link = await files.GetLinkAsync("190010", 60, Api.TestEnd);
        await files.GetLinkAsync("1/2", cancellationToken: Api.TestEnd);
        await files.GetAsync("190010", Api.TestEnd);

        handler.Requests.Select(static request => request.Uri.PathAndQuery).ShouldBe(
        [
            "/files/v3/files/190010/signed-url?expirationSeconds=60", "/files/v3/files/1%2F2/signed-url",
            "/files/v3/files/190010",
        ]);
        (link.Url, link.Name, link.Extension, link.Size, link.Type)
            .ShouldBe(("https://cdn.example/s?sig=1", "invoice", "pdf", 3L, "DOCUMENT"));
        link.ExpiresAt.ShouldBe(DateTimeOffset.Parse("2026-12-01Z", null));
    }

    private static async Task<HubSpotFile> Send(StubHandler handler, FileUpload upload)
    {
        using var content = new MemoryStream(Bytes);
        return await Api.Over(handler).Files.UploadAsync(content, upload, cancellationToken: Api.TestEnd);
    }
}
