using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>Uploading large files over slow connections, and how uploads fail.</summary>
public sealed class UploadStreamingTests
{
    private static readonly FileUpload Upload = new() { Name = "film.mp4", FolderPath = "/x" };
    private static readonly TimeSpan AlmostTooLong = TimeSpan.FromSeconds(99);

    [Fact]
    public async Task An_upload_streams_the_file_in_pieces()
    {
        const long Length = 3_000_000;
        long read = 0;
        int largest = 0;
        using var counter = new CountingStream();
        using var file = new PieceStream(
            Length,
            (position, wanted) =>
            {
                // The upload must not read ahead of the bytes it has sent.
                counter.Count.ShouldBeGreaterThanOrEqualTo(position);
                read = position;
                largest = Math.Max(largest, wanted);
                return Task.CompletedTask;
            },
            canSeek: true);
        using var handler = new UploadHandler(counter);
        var sent = new Reports<long>();

        await Api.Over(handler).Files.UploadAsync(file, Upload, sent, Api.TestEnd);

        read.ShouldBeGreaterThan(Length - 100_000);
        largest.ShouldBeLessThan(100_000);
        handler.ContentLength.ShouldBe(counter.Count);
        sent.All.Count.ShouldBeGreaterThan(30);
        sent.All.ShouldBe(sent.All.Order());
        sent.All[^1].ShouldBe(Length);
    }

    [Fact]
    public async Task A_file_of_unknown_length_uses_chunked_encoding()
    {
        using var counter = new CountingStream();
        using var handler = new UploadHandler(counter);
        using var file = new PieceStream(1000, static (_, _) => Task.CompletedTask);

        await Api.Over(handler).Files.UploadAsync(file, Upload, cancellationToken: Api.TestEnd);

        handler.ContentLength.ShouldBeNull();
        handler.IsChunked.ShouldBe(true);
        counter.Count.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task An_upload_has_no_time_limit_while_data_moves()
    {
        var clock = new FakeTimeProvider();
        using var counter = new CountingStream();
        using var handler = new UploadHandler(counter);
        using var file = new PieceStream(1_000_000, (_, _) =>
        {
            clock.Advance(AlmostTooLong);
            return Task.CompletedTask;
        });

        await Api.Over(handler, clock: clock).Files.UploadAsync(file, Upload, cancellationToken: Api.TestEnd);

        counter.Count.ShouldBeGreaterThan(1_000_000);
        (clock.GetUtcNow() - clock.Start).ShouldBeGreaterThan(TimeSpan.FromSeconds(1000));
    }

    [Fact]
    public async Task A_stalled_upload_times_out_and_reports_that_the_file_may_be_stored()
    {
        var clock = new FakeTimeProvider();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var counter = new CountingStream();
        using var handler = new UploadHandler(counter);
        using var file = new PieceStream(1_000_000, (position, _) =>
        {
            if (position == 0)
            {
                return Task.CompletedTask;
            }

            waiting.TrySetResult();
            return Task.Delay(Timeout.Infinite, Api.TestEnd);
        });
        Task<HubSpotFile> call
            = Api.Over(handler, clock: clock).Files.UploadAsync(file, Upload, cancellationToken: Api.TestEnd);
        await waiting.Task.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        (await Should.ThrowAsync<HubSpotTimeoutException>(async () => await call)).Message.ShouldBe(
            "No data moved for 100 seconds in POST /files/v3/files at https://api.hubapi.com. The file may or may not "
            + "have been stored. Look at HubSpot's files before you upload it again.");
    }

    [Fact]
    public async Task A_broken_upload_reports_that_the_file_may_be_stored()
    {
        using var server = new LoopbackServer(LoopbackReply.Drop());

        (await Should.ThrowAsync<HubSpotUnreachableException>(() => Send(Api.At(server.Uri))))
            .Message.ShouldEndWith("The file may or may not have been stored. Look at HubSpot's files before you upload it again.");
    }

    [Fact]
    public async Task An_upload_that_cannot_connect_reports_that_nothing_was_sent()
        => (await Should.ThrowAsync<HubSpotUnreachableException>(() => Send(Api.At(LoopbackServer.UnusedAddress()))))
            .Message.ShouldEndWith("The request was not sent.");

    [Theory]
    [InlineData(500, "failed to process", true)]
    [InlineData(400, "refused", false)]
    public async Task The_error_of_a_rejected_upload_contains_HubSpots_reason(int status, string verb, bool isOpen)
    {
        using var server = new LoopbackServer(Replies.Refused(status));

        HubSpotApiException failure = await Should.ThrowAsync<HubSpotApiException>(() => Send(Api.At(server.Uri)));

        failure.Message.ShouldStartWith($"HubSpot {verb} POST /files/v3/files ({status}");
        failure.Message.Contains("may or may not", StringComparison.Ordinal).ShouldBe(isOpen);
    }

    [Fact]
    public async Task A_read_error_throws_HubSpotFileException()
    {
        using var file = new PieceStream(
            1_000_000, static (position, _) => position == 0 ? Task.CompletedTask : throw new IOException("The disk is gone."));

        HubSpotFileException failure = await Should.ThrowAsync<HubSpotFileException>(
            async () => await Api.Over(new UploadHandler(Stream.Null)).Files
                .UploadAsync(file, Upload, cancellationToken: Api.TestEnd));

        failure.Problem.ShouldBe(HubSpotFileProblem.NotRead);
        failure.Message.ShouldBe("Can't read 'film.mp4': The disk is gone.");
    }

    [Theory]
    [InlineData(1_000_001, "It grew while it was being uploaded")]
    [InlineData(999_999, "It became shorter while it was being uploaded")]
    public async Task Upload_FileChangesItsSize_Throws(long newLength, string reason)
    {
        using var file = new MemoryStream();
        file.SetLength(1_000_000);
        var change = new Reports<long>(_ => file.SetLength(newLength));
        using var counter = new CountingStream();
        using var handler = new UploadHandler(counter);

        HubSpotFileException failure = await Should.ThrowAsync<HubSpotFileException>(
            async () => await Api.Over(handler).Files.UploadAsync(file, Upload, change, Api.TestEnd));

        failure.Problem.ShouldBe(HubSpotFileProblem.NotRead);
        failure.Message.ShouldContain(reason);
        counter.Count.ShouldBeLessThan(handler.ContentLength.ShouldNotBeNull());
    }

    [Fact]
    public async Task Cancelling_an_upload_throws_OperationCanceledException()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Api.TestEnd);
        using var server = new LoopbackServer(LoopbackReply.Hang());
        ConversationsClient client = Api.At(server.Uri);
        using var file = new MemoryStream(new byte[10]);
        Task<HubSpotFile> call = client.Files.UploadAsync(file, Upload, cancellationToken: caller.Token);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await call);
    }

    private static async Task Send(ConversationsClient client)
    {
        using var content = new MemoryStream([1, 2, 3]);
        await client.Files.UploadAsync(content, Upload, cancellationToken: Api.TestEnd);
    }
}
