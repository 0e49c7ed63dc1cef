using System.Collections.Concurrent;
using System.Management.Automation;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>Sending many messages: concurrency, order and early ends.</summary>
public sealed class BulkSendTests
{
    // Only a guard, so that a call that never ends does not block the other tests.
    private const int Guard = 60_000;

    [Theory]
    [InlineData(8, "")]
    [InlineData(3, "-ThrottleLimit 3")]
    public void ThrottleLimit_limits_the_number_of_concurrent_sends(int expected, string arguments)
    {
        int open = 0;
        int most = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var outbox = new Outbox(request =>
        {
            if (IsFirst(request))
            {
                return Replies.Sent;
            }

            int now = Interlocked.Increment(ref open);
            most = Math.Max(most, now);
            if (now == expected)
            {
                full.TrySetResult();
            }

            // The server responds only after the expected number of requests are in flight.
            return Replies.Sent.After(full.Task.ContinueWith(
                _ => Interlocked.Decrement(ref open), TaskScheduler.Default));
        });

        outbox.Run(Rows(20) + "Send-HubSpotThreadMessage @rest " + arguments).ShouldSucceed().Output.Count.ShouldBe(20);

        most.ShouldBe(expected);
    }

    [Fact]
    public void Messages_to_one_thread_are_sent_one_at_a_time_in_order()
    {
        var open = new ConcurrentDictionary<string, int>();
        bool overlaps = false;
        using var outbox = new Outbox(request =>
        {
            string thread = request.Target.Split('/')[^2];
            overlaps |= open.AddOrUpdate(thread, 1, static (_, count) => count + 1) > 1;
            Thread.Yield();
            open.AddOrUpdate(thread, 0, static (_, count) => count - 1);
            return Replies.Sent;
        });

        outbox.Run(
            "1..200 | ForEach-Object { [pscustomobject]@{ ThreadId = [string]($_ % 7); Text = [string]$_ } } | "
            + "Send-HubSpotThreadMessage @rest -ThrottleLimit 16").ShouldSucceed().Output.Count.ShouldBe(200);

        overlaps.ShouldBeFalse();
        foreach (IGrouping<string, (string Thread, string Text)> thread in outbox.ThreadIds.Zip(outbox.Texts).GroupBy(static sent => sent.First))
        {
            int[] numbers = thread.Select(static sent => int.Parse(sent.Text, null)).ToArray();
            numbers.ShouldBe(numbers.Order());
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("-Unordered", false)]
    public void Output_keeps_the_input_order_unless_Unordered_is_set(string arguments, bool isOrdered)
    {
        int others = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var outbox = new Outbox(request =>
        {
            string text = (string)JsonNode.Parse(request.Body)!["text"]!;
            if (text is not ("Text 1" or "Text 2") && Interlocked.Increment(ref others) == 4)
            {
                all.SetResult();
            }

            LoopbackReply reply = LoopbackReply.Response(
                201, $$"""{"type":"MESSAGE","id":"m","conversationsThreadId":"1","text":"{{text}}"}""");
            return text == "Text 2" ? reply.After(all.Task) : reply;
        });

        IReadOnlyList<string> texts = outbox.Run(
            $"({Rows(6)} Send-HubSpotThreadMessage @rest {arguments}).Text").ShouldSucceed().Texts;

        texts.Order().ShouldBe(["Text 1", "Text 2", "Text 3", "Text 4", "Text 5", "Text 6"]);
        (texts[1] == "Text 2").ShouldBe(isOrdered);
    }

    [Fact]
    public void A_failed_row_reports_an_error_and_the_others_are_sent()
    {
        using var outbox = new Outbox(static request => request.Target.Contains("/threads/4/", StringComparison.Ordinal)
            ? Replies.Refused(400)
            : Replies.Sent);

        SessionResult result = outbox.Run(Rows(9) + "Send-HubSpotThreadMessage @rest");

        result.Output.Count.ShouldBe(8);
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        ((PSObject)error.TargetObject).Properties["ThreadId"].Value.ShouldBe("4");
    }

    [Fact]
    public void A_failure_that_affects_every_message_ends_the_call_after_reporting_sends_in_flight()
    {
        using var outbox = new Outbox(static request => request.Target.Contains("/threads/30/", StringComparison.Ordinal)
            ? Replies.LimitReached("DAILY")
            : Replies.Sent);

        SessionResult result = outbox.RunTrapped(Rows(5000) + "Send-HubSpotThreadMessage @rest -OutVariable sent");

        result.Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotDailyLimitReached,");
        outbox.ThreadIds.Count.ShouldBeLessThan(5000);
        outbox.Run("$sent.Count").Single.BaseObject.ShouldBe(outbox.ThreadIds.Count - 1);
    }

    [Fact]
    public void Long_input_is_throttled_instead_of_buffered()
    {
        int taken = 0;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var outbox = new Outbox(
            request => IsFirst(request) ? Replies.Sent : Replies.Sent.After(gate.Task));
        using var shell = PowerShell.Create(outbox.Session.Runspace);
        outbox.Session.Runspace.SessionStateProxy.SetVariable("take", new Action(() =>
        {
            if (Interlocked.Increment(ref taken) == 4001)
            {
                // The window is full. From here on, each message waits until another one has completed.
                gate.TrySetResult();
            }
        }));

        shell.AddScript(
            "1..6000 | ForEach-Object { $take.Invoke(); [pscustomobject]@{ ThreadId = [string]$_; Text = 'Hi' } } | "
            + "Send-HubSpotThreadMessage @rest | ForEach-Object { $_ }");
        shell.Invoke().Count.ShouldBe(6000);

        taken.ShouldBe(6000);
    }

    [Fact]
    public void The_first_message_is_sent_on_its_own()
    {
        using var outbox = new Outbox(Replies.Unauthorized());

        outbox.RunTrapped(Rows(50) + "Send-HubSpotThreadMessage @rest").Terminating.ShouldNotBeNull();

        outbox.ThreadIds.ShouldBe(["1"]);
    }

    [Theory(Timeout = Guard)]
    [InlineData(8)]
    [InlineData(1)]
    public async Task Stop_waits_for_sends_in_flight_and_journals_them(int throttle)
    {
        using var folder = new TemporaryFolder();
        string journal = Path.Combine(folder.Path, "replies.journal");
        int arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var outbox = new Outbox(request =>
        {
            if (IsFirst(request))
            {
                return Replies.Sent;
            }

            if (Interlocked.Increment(ref arrived) == throttle)
            {
                all.SetResult();
            }

            return Replies.Sent.After(stopping.Task);
        });
        outbox.Run("param($assembly) Import-Module -Assembly $assembly", typeof(StopSignalCommand).Assembly).ShouldSucceed();
        using var shell = PowerShell.Create(outbox.Session.Runspace);
        Task<PSDataCollection<PSObject>> call = shell
            .AddScript(
                $"param($journal, $signal) {Rows(30)} Send-HubSpotThreadMessage @rest -Journal $journal "
                + $"-ThrottleLimit {throttle} | Watch-Stop -Signal $signal")
            .AddArgument(journal).AddArgument(stopping).InvokeAsync();
        await all.Task.WaitAsync(TestContext.Current.CancellationToken);

        // The server responds only after the cmdlet has been asked to stop.
        Task stop = shell.StopAsync(callback: null, state: null);
        await stop.WaitAsync(TestContext.Current.CancellationToken);

        await Should.ThrowAsync<PipelineStoppedException>(call);
        string[] lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        int sent = lines.Count(static line => line.Contains("\"event\":\"sent\"", StringComparison.Ordinal));
        sent.ShouldBe(outbox.ThreadIds.Count);
        sent.ShouldBe(1 + throttle);
    }

    private static bool IsFirst(LoopbackRequest request)
        => request.Target.Contains("/threads/1/", StringComparison.Ordinal);

    private static string Rows(int count)
        => $"1..{count} | ForEach-Object {{ [pscustomobject]@{{ ThreadId = [string]$_; Text = \"Text $_\" }} }} | ";
}
