using System.Diagnostics;
using System.Net;
using HubSpotConversations.Sandbox;
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

            using HttpResponseMessage answer = await session.GetAsync("inboxes");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            answer.Headers.GetValues("X-HubSpot-RateLimit-Max").ShouldBe(["3"]);
            answer.Headers.GetValues("X-HubSpot-RateLimit-Interval-Milliseconds").ShouldBe(["60000"]);
        }
        finally
        {
            server.Kill();
        }
    }

    [Theory]
    [InlineData("--rate fast")]
    [InlineData("--port 70000")]
    [InlineData("--fault-html 2")]
    [InlineData("--nonsense")]
    public async Task A_wrong_command_line_is_refused(string arguments)
    {
        using Process server = Start(arguments);

        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        server.ExitCode.ShouldBe(1);
        (await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
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
