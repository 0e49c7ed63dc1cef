using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class BulkTests
{
    [Fact]
    public async Task The_account_stores_5000_messages_across_500_threads_in_order()
    {
        using var session = new SandboxSession(new SandboxOptions { RateLimit = 0, ExtraThreads = 500 });
        for (int message = 0; message < 5000; message++)
        {
            await SendAsync(session, ThreadId(message % 500), $"Message {message}");
        }

        session.Account.SentMessageCount.ShouldBe(5000);
        for (int thread = 0; thread < 500; thread++)
        {
            session.Account.StoredTexts(ThreadId(thread)).ShouldBe(
                Enumerable.Range(0, 10).Select(round => $"Message {(round * 500) + thread}"));
        }
    }

    [Fact]
    public async Task A_request_allocates_no_more_in_a_long_thread_than_in_a_short_one()
    {
        // Code that copies or builds the whole history for a request shows up here, without measuring time.
        using var session = new SandboxSession(new SandboxOptions { RateLimit = 0, ExtraThreads = 1 });
        await SendManyAsync(session, 50);
        long shortThread = await AllocatedAsync(session);
        await SendManyAsync(session, 5000);

        long longThread = await AllocatedAsync(session);

        longThread.ShouldBeLessThan(shortThread * 2);
    }

    private static string ThreadId(int index) => $"{6_100_000_000 + index}";

    private static async Task SendManyAsync(SandboxSession session, int count)
    {
        for (int message = 0; message < count; message++)
        {
            await SendAsync(session, ThreadId(0), "Hello");
        }
    }

    /// <summary>
    /// The bytes that ten sends and ten reads of the newest message allocate; all run on this thread.
    /// </summary>
    private static async Task<long> AllocatedAsync(SandboxSession session)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 10; round++)
        {
            await SendAsync(session, ThreadId(0), "Hello");
            (await session.GetAsync($"{SandboxSession.Messages(ThreadId(0))}?limit=1")).Dispose();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task SendAsync(SandboxSession session, string threadId, string text)
    {
        JsonObject request = SandboxSession.EmailRequest();
        request["text"] = text;
        using HttpResponseMessage response = await session.PostAsync(SandboxSession.Messages(threadId), request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
