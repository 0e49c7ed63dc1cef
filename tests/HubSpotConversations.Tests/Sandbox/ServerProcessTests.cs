using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class ServerProcessTests
{
    [Fact]
    public async Task The_command_line_sets_the_token_the_limits_and_the_faults()
    {
        using Process server = Start("--port 0 --token token --rate 3/60 --fault-html 1 --seed 5");
        try
        {
            string line = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            line.ShouldStartWith("Listening on http://127.0.0.1:");
            using var session = new SandboxSession(
                new SandboxAccount(), new Uri(line["Listening on ".Length..]), new SocketsHttpHandler());

            using HttpResponseMessage response = await session.GetAsync("inboxes");

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            response.Headers.GetValues("X-HubSpot-RateLimit-Max").ShouldBe(["3"]);
            response.Headers.GetValues("X-HubSpot-RateLimit-Interval-Milliseconds").ShouldBe(["60000"]);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task The_command_line_sets_the_app_and_the_history()
    {
        using Process server = Start(
            "--port 0 --client-id app --client-secret hush --refresh-token again --token-lifetime 60"
            + " --rotate-refresh-token --history-lag-ms 86400000 --clock-skew-ms -86400000 --trim-text");
        try
        {
            string line = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            using var session = new SandboxSession(
                new SandboxAccount(), new Uri(line["Listening on ".Length..]), new SocketsHttpHandler());
            JsonObject token = await TokenAsync(session);
            session.Client.DefaultRequestHeaders.Authorization = new("Bearer", (string)token["access_token"]!);
            JsonObject request = SandboxSession.EmailRequest();
            request["text"] = " Tidy  me ";

            string path = SandboxSession.Messages(SandboxData.EmailThreadId);
            JsonObject sent = await session.BodyAsync(await session.PostAsync(path, request));
            JsonObject newest = await session.GetJsonAsync($"{path}?limit=1");
            JsonObject stored = await session.GetJsonAsync($"/sandbox/stored?threadId={SandboxData.EmailThreadId}");

            ((int?)token["expires_in"]).ShouldBe(60);
            ((string?)token["refresh_token"]).ShouldNotBe("again");
            ((string?)sent["text"]).ShouldBe("Tidy me");
            ((DateTimeOffset)sent["createdAt"]!).ShouldBeLessThan(DateTimeOffset.UtcNow.AddHours(-12));
            ((string?)newest["results"]![0]!["id"]).ShouldNotBe((string?)sent["id"]);
            ((string?)stored["results"]!.AsArray()[^1]!["id"]).ShouldBe((string?)sent["id"]);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task The_command_line_sets_the_history_changes_and_failed_delivery()
    {
        using Process server = Start(
            "--port 0 --history-change Signature --history-change NoSender --fail-delivery --late-thread-times");
        try
        {
            string line = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            using var session = new SandboxSession(
                new SandboxAccount(), new Uri(line["Listening on ".Length..]), new SocketsHttpHandler());
            string path = SandboxSession.Messages(SandboxData.EmailThreadId);

            JsonObject sent = await session.BodyAsync(await session.PostAsync(path, SandboxSession.EmailRequest()));
            JsonObject read = await session.GetJsonAsync($"{path}/{(string?)sent["id"]}");

            ((string?)sent["status"]!["statusType"]).ShouldBe("FAILED");
            ((string?)read["text"]).ShouldBe("Hello\n--\nMaya Lindqvist\nAcme");
            read["senders"]!.AsArray().ShouldBeEmpty();
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task The_command_line_limits_the_faults_to_a_method()
    {
        using Process server = Start("--port 0 --fault-method post --fault-status-before 1");
        try
        {
            string line = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            using var session = new SandboxSession(
                new SandboxAccount(), new Uri(line["Listening on ".Length..]), new SocketsHttpHandler());
            string path = SandboxSession.Messages(SandboxData.EmailThreadId);

            using HttpResponseMessage sent = await session.PostAsync(path, SandboxSession.EmailRequest());
            using HttpResponseMessage read = await session.GetAsync(path);

            sent.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            read.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            server.Kill();
        }
    }

    [Theory]
    [InlineData("--fault-423 1", false, 0)]
    [InlineData("--fault-hang-before 1", true, 0)]
    [InlineData("--fault-hang-after 1", true, 1)]
    [InlineData("--fault-slow-store 1 --slow-store-ms 86400000", true, 0)]
    [InlineData("--fault-slow-store 1 --slow-store-ms 0", true, 1)]
    public async Task The_command_line_sets_hanging_locked_and_slow_store_faults(string faults, bool silent, int stored)
    {
        using Process server = Start($"--port 0 {faults}");
        try
        {
            string line = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            using var session = new SandboxSession(
                new SandboxAccount(), new Uri(line["Listening on ".Length..]), new SocketsHttpHandler());
            string path = SandboxSession.Messages(SandboxData.EmailThreadId);

            Task<HttpResponseMessage> sending = session.PostAsync(path, SandboxSession.EmailRequest());
            int count = await CountAsync(session, stored);
            if (silent)
            {
                session.Client.CancelPendingRequests();
                await Should.ThrowAsync<Exception>(() => sending);
            }
            else
            {
                (await sending).StatusCode.ShouldBe(HttpStatusCode.Locked);
            }

            count.ShouldBe(stored);
        }
        finally
        {
            server.Kill();
        }
    }

    [Theory]
    [InlineData("--client-id app")]
    [InlineData("--client-secret hush --refresh-token again")]
    [InlineData("--history-lag-ms -1")]
    [InlineData("--fault-423 2")]
    [InlineData("--history-change Nonsense")]
    [InlineData("--rate fast")]
    [InlineData("--port 70000")]
    [InlineData("--fault-html 2")]
    [InlineData("--nonsense")]
    public async Task The_server_rejects_an_invalid_command_line(string arguments)
    {
        using Process server = Start(arguments);

        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        server.ExitCode.ShouldBe(1);
        (await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    /// <summary>Polls the judge until the message is stored, and often enough for a response to arrive.</summary>
    private static async Task<int> CountAsync(SandboxSession session, int expected)
    {
        int count = 0;
        for (int turn = 0; turn < 2000 && (count < expected || turn < 50); turn++)
        {
            count = (int)(await session.GetJsonAsync("/sandbox/stored-count"))["count"]!;
        }

        return count;
    }

    private static async Task<JsonObject> TokenAsync(SandboxSession session)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = "app",
            ["client_secret"] = "hush",
            ["refresh_token"] = "again",
        });
        return await session.BodyAsync(
            await session.Client.PostAsync("/oauth/v3/token", form, TestContext.Current.CancellationToken));
    }

    private static Process Start(string arguments) => Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        $"\"{typeof(SandboxHost).Assembly.Location}\" {arguments}")
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;
}
