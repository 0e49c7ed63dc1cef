using System.IO.Compression;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Delivery;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>Downloads over real sockets, and how they fail.</summary>
public sealed class DownloadTests
{
    private const string Signed = "/signed/invoice.pdf?signature=secret";

    [Fact]
    public async Task A_download_does_not_send_the_token()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, "the file", "application/pdf"));
        using var target = new MemoryStream();
        var progress = new Reports<TransferProgress>();

        long written = await Api.At(server.Uri).Files
            .DownloadAsync(At(server), target, progress, Api.TestEnd);

        written.ShouldBe(8);
        target.ToArray().ShouldBe("the file"u8.ToArray());
        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target).ShouldBe(("GET", Signed));
        request.Headers.Keys.ShouldNotContain("Authorization");
        request.Headers.Values.ShouldAllBe(static value => !value.Contains(Api.Secret));
        progress.All[^1].ShouldBe(new TransferProgress(8, 8));
    }

    [Fact]
    public async Task A_download_through_a_custom_handler_does_not_send_the_token()
    {
        StubHandler handler = StubHandler.Responding(200, "x");

        await Api.Over(handler).Files.DownloadAsync(new Uri("https://cdn.example/a"), Stream.Null, null, Api.TestEnd);

        handler.Only.Headers.Keys.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData(301, "/moved")]
    [InlineData(302, "moved")]
    [InlineData(303, "/moved?signature=2")]
    [InlineData(307, "/moved")]
    [InlineData(308, "/moved")]
    public async Task A_download_follows_a_redirect(int status, string location)
    {
        using var server = new LoopbackServer(request => request.Target == Signed
            ? LoopbackReply.Response(status, "gone", "text/plain", "Location: " + location)
            : LoopbackReply.Response(200, "the file"));
        using var target = new MemoryStream();

        await Api.At(server.Uri).Files.DownloadAsync(At(server), target, null, Api.TestEnd);

        target.ToArray().ShouldBe("the file"u8.ToArray());
        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(static request => !request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task A_download_follows_at_most_five_redirects(int redirects, bool arrives)
    {
        int left = redirects;
        using var server = new LoopbackServer(_ => left-- > 0
            ? LoopbackReply.Response(302, "", "text/plain", "Location: " + Signed)
            : LoopbackReply.Response(200, "the file"));
        Func<Task> call = () => Api.At(server.Uri).Files.DownloadAsync(At(server), Stream.Null, null, Api.TestEnd);

        if (arrives)
        {
            await call();
        }
        else
        {
            HubSpotUnexpectedResponseException failure
                = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(call);
            failure.Message.ShouldContain("redirects more than 5 times");
            failure.ToString().ShouldNotContain("secret");
        }

        server.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("http://files.example/a?signature=secret")]
    [InlineData("http://10.0.0.1/a")]
    [InlineData("ftp://127.0.0.1/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@files.example/a")]
    public async Task A_download_does_not_follow_a_redirect_to_an_unencrypted_address(string location)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(302, "", "text/plain", "Location: " + location));

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            () => Api.At(server.Uri).Files.DownloadAsync(At(server), Stream.Null, null, Api.TestEnd));

        failure.Message.ShouldContain("The module doesn't follow it, because files are downloaded over https only");
        failure.ToString().ShouldNotContain("secret");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://api.hubapi.com")]
    [InlineData("https://api-eu1.hubapi.com")]
    public async Task A_remote_connection_does_not_download_from_this_machine(string baseUri)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, "the file"));

        HubSpotValidationException failure = await Should.ThrowAsync<HubSpotValidationException>(
            () => Api.At(new Uri(baseUri)).Files.DownloadAsync(At(server), Stream.Null, null, Api.TestEnd));

        failure.Message.ShouldNotContain("secret");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("invoice.pdf")]
    public async Task A_link_without_a_valid_url_is_rejected(string? url)
        => await Should.ThrowAsync<HubSpotValidationException>(() => Api.Over(StubHandler.Responding(200, "x")).Files
            .DownloadAsync(new FileLink { Url = url }, Stream.Null, null, Api.TestEnd));

    [Fact]
    public async Task A_truncated_download_throws()
    {
        using var server = new LoopbackServer(LoopbackReply.Truncated(200, "the fi", missing: 2));
        using var target = new MemoryStream();

        HubSpotUnreachableException failure = await Should.ThrowAsync<HubSpotUnreachableException>(
            () => Api.At(server.Uri).Files.DownloadAsync(At(server), target, null, Api.TestEnd));

        failure.Message.ShouldStartWith($"The connection to {server.Uri.GetLeftPart(UriPartial.Authority)} broke: ");
        failure.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(8, null)]
    [InlineData(9, "received 8 of 9 bytes.")]
    [InlineData(7, "longer than the announced 7 bytes. The module stopped the download.")]
    [InlineData(0, "longer than the announced 0 bytes. The module stopped the download.")]
    public async Task Download_SizeDiffersFromTheAnnouncedOne_Throws(long size, string? problem)
    {
        foreach (LoopbackReply reply in new[] { LoopbackReply.Response(200, "the file"), LoopbackReply.Chunked("the file") })
        {
            using var server = new LoopbackServer(reply);
            using var target = new MemoryStream();
            var link = new FileLink { Url = At(server).AbsoluteUri, Size = size };
            Func<Task> call = () => Api.At(server.Uri).Files.DownloadAsync(link, target, null, Api.TestEnd);

            if (problem is null)
            {
                await call();
            }
            else
            {
                HubSpotUnexpectedResponseException failure
                    = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(call);
                failure.Message.ShouldEndWith(problem);
                failure.ToString().ShouldNotContain("secret");
                (size == 9 || target.Length <= size).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Download_LongerThanItsContentLength_Throws()
    {
        using var stream = new PieceStream(1_000_000, static (_, _) => Task.CompletedTask);
        using var target = new MemoryStream();
        StubHandler handler = StubHandler.Responding(200, stream, contentLength: 1000);

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            () => Api.Over(handler).Files.DownloadAsync(new Uri("https://cdn.example/a"), target, null, Api.TestEnd));

        failure.Message.ShouldContain("longer than the announced 1000 bytes");
        target.Length.ShouldBeLessThanOrEqualTo(1000);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Download_Compressed_ThrowsWithoutExpandingIt(string encoding)
    {
        using var server = new LoopbackServer(LoopbackReply.Bytes200(Bomb(encoding), "Content-Encoding: " + encoding));
        using var target = new MemoryStream();

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            () => Api.At(server.Uri).Files.DownloadAsync(At(server), target, null, Api.TestEnd));

        failure.Message.ShouldContain($"sent the file compressed ({encoding})");
        target.Length.ShouldBe(0);
        server.Requests.ShouldHaveSingleItem().Headers["Accept-Encoding"].ShouldBe("identity");
    }

    [Theory]
    [InlineData(401, "refused")]
    [InlineData(403, "refused")]
    [InlineData(404, "refused")]
    [InlineData(410, "refused")]
    [InlineData(500, "failed to process")]
    public async Task The_error_of_a_rejected_download_names_the_file_host(int status, string verb)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(status, "<Error>Request has expired</Error>", "application/xml"));

        HubSpotApiException failure = await Should.ThrowAsync<HubSpotApiException>(
            () => Api.At(server.Uri).Files.DownloadAsync(At(server), Stream.Null, null, Api.TestEnd));

        failure.GetType().ShouldBe(typeof(HubSpotApiException));
        ((int)failure.StatusCode).ShouldBe(status);
        failure.Message.ShouldStartWith($"127.0.0.1:{server.Uri.Port} {verb} GET /signed/invoice.pdf ({status} ");
        failure.Message.ShouldContain("Request has expired");
        failure.RequestUri.Query.ShouldBeEmpty();
        failure.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_download_that_stalls_throws_a_timeout()
    {
        var clock = new FakeTimeProvider();
        using var stream = new StalledStream();
        Task<long> call = Api.Over(StubHandler.Responding(200, stream), clock: clock).Files
            .DownloadAsync(new Uri("https://cdn.example/a?signature=secret"), Stream.Null, null, Api.TestEnd);
        await stream.Stalled.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        HubSpotTimeoutException failure = await Should.ThrowAsync<HubSpotTimeoutException>(async () => await call);
        failure.Message.ShouldBe("No data moved for 100 seconds in GET /a at https://cdn.example.");
        failure.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_download_has_no_time_limit_while_data_arrives()
    {
        var clock = new FakeTimeProvider();
        using var stream = new PieceStream(1_000_000, (_, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(99));
            return Task.CompletedTask;
        });

        long written = await Api.Over(StubHandler.Responding(200, stream), clock: clock).Files
            .DownloadAsync(new Uri("https://cdn.example/a"), Stream.Null, null, Api.TestEnd);

        written.ShouldBe(1_000_000);
        (clock.GetUtcNow() - clock.Start).ShouldBeGreaterThan(TimeSpan.FromSeconds(1000));
    }

    [Fact]
    public async Task Cancelling_a_download_throws_OperationCanceledException()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Api.TestEnd);
        using var stream = new StalledStream();
        Task<long> call = Api.Over(StubHandler.Responding(200, stream)).Files
            .DownloadAsync(new Uri("https://cdn.example/a"), Stream.Null, null, caller.Token);
        await stream.Stalled.WaitAsync(Api.TestEnd);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await call);
    }

    [Fact]
    public async Task A_write_error_throws_HubSpotFileException()
    {
        using var target = new FullStream();

        HubSpotFileException failure = await Should.ThrowAsync<HubSpotFileException>(
            () => Api.Over(StubHandler.Responding(200, "the file")).Files
                .DownloadAsync(new Uri("https://cdn.example/a"), target, null, Api.TestEnd));

        failure.Problem.ShouldBe(HubSpotFileProblem.NotSaved);
        failure.Message.ShouldContain("No space left");
    }

    [Fact]
    public async Task The_observer_sees_each_request_without_its_signature()
    {
        using var server = new LoopbackServer(request => request.Target == Signed
            ? LoopbackReply.Response(302, "", "text/plain", "Location: /moved?signature=secret")
            : LoopbackReply.Response(200, "the file"));
        var observer = new TraceList();

        await Api.At(server.Uri).WithObservers(observer, null).Files
            .DownloadAsync(At(server), Stream.Null, null, Api.TestEnd);

        observer.Traces.Select(static trace => (trace.Path, (int)trace.StatusCode!))
            .ShouldBe([("/signed/invoice.pdf", 302), ("/moved", 200)]);
        observer.Traces.SelectMany(static trace => trace.Headers)
            .ShouldAllBe(static header => !header.Value.Contains("secret"));
    }

    // Twenty megabytes of zeros.
    private static byte[] Bomb(string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(new byte[20_000_000]);
        }

        return packed.ToArray();
    }

    private static Uri At(LoopbackServer server) => new(server.Uri, Signed);

    private sealed class TraceList : IRequestObserver
    {
        public List<RequestTrace> Traces { get; } = [];

        public void OnRequest(RequestTrace trace) => Traces.Add(trace);
    }

    private sealed class FullStream : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromException(new IOException("No space left on device"));
    }
}
