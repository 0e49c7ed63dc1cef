using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

public sealed class StoppingTests
{
    // Only a guard, so that a call that never ends does not block the other tests.
    private const int Guard = 60_000;

    private const string First = "function First { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $item) process { $item; break } }; ";

    [Theory]
    [InlineData("foreach ($i in 1) { 'a', 'b', 'c' | Send-HubSpotThreadMessage 1 @rest | ForEach-Object { $_; break } }")]
    [InlineData(First + "foreach ($i in 1) { 'a', 'b', 'c' | Send-HubSpotThreadMessage 1 @rest | First }")]
    [InlineData("try { 'a', 'b', 'c' | Send-HubSpotThreadMessage 1 @rest | ForEach-Object { throw 'enough' } } catch { }")]
    [InlineData("foreach ($i in 1) { 'a', 'b', 'c' | Add-HubSpotThreadComment 1 | ForEach-Object { $_; break } }")]
    public void The_cmdlets_send_no_further_request_once_the_consumer_stops(string script)
    {
        using var outbox = new Outbox();

        outbox.Run(script).ShouldSucceed();

        outbox.Texts.ShouldBe(["a"]);
    }

    [Theory(Timeout = Guard)]
    [InlineData("'a', 'b' | Send-HubSpotThreadMessage 1 @rest")]
    [InlineData("'a', 'b' | Add-HubSpotThreadComment 1")]
    [InlineData("param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token")]
    public async Task Stop_ends_a_call_that_waits_for_a_response(string script)
    {
        using var outbox = new Outbox(LoopbackReply.Hang());
        using var shell = PowerShell.Create(outbox.Session.Runspace);
        shell.AddScript(script).AddArgument(outbox.Server.Uri).AddArgument(Secrets.Of("t"));

        Task<PSDataCollection<PSObject>> call = shell.InvokeAsync();
        await StopAsync(shell, outbox.Server, TestContext.Current.CancellationToken);

        await Should.ThrowAsync<PipelineStoppedException>(call);
        shell.InvocationStateInfo.State.ShouldBe(PSInvocationState.Stopped);
        outbox.Server.Requests.Count.ShouldBe(1);
    }

    [Fact(Timeout = Guard)]
    public async Task The_session_still_works_after_a_stop()
    {
        int requests = 0;
        using var outbox = new Outbox(_ => Interlocked.Increment(ref requests) == 1 ? LoopbackReply.Hang() : Replies.Sent);
        using (var shell = PowerShell.Create(outbox.Session.Runspace))
        {
            Task<PSDataCollection<PSObject>> call = shell.AddScript("Send-HubSpotThreadMessage 1 stopped @rest").InvokeAsync();
            await StopAsync(shell, outbox.Server, TestContext.Current.CancellationToken);
            await Should.ThrowAsync<PipelineStoppedException>(call);
        }

        outbox.Run("Send-HubSpotThreadMessage 1 sent @rest").ShouldSucceed();

        outbox.Texts.ShouldBe(["stopped", "sent"]);
    }

    private static async Task StopAsync(PowerShell shell, LoopbackServer server, CancellationToken cancellationToken)
    {
        try
        {
            await server.FirstRequest.Task.WaitAsync(cancellationToken);
            await shell.StopAsync(callback: null, state: null).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Otherwise a call that never ends would also keep the session from closing.
            server.Dispose();
            throw;
        }
    }
}
