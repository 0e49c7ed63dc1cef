using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Journal;

/// <summary>Journals that are damaged, removed during a run, or not regular files.</summary>
public sealed class SendJournalFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Journal => Path.Combine(_folder.Path, "replies.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Send_DamagedJournal_EndsTheCallWithOneError()
    {
        using var outbox = new Outbox();
        Send(outbox, Journal).ShouldSucceed();
        File.AppendAllText(Journal, "{nonsense}\n");

        SessionResult result = Send(outbox, Journal);

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalRefused,");
        error.ErrorDetails.RecommendedAction.ShouldContain("A new journal has no record");
        result.Errors.ShouldBeEmpty();
        outbox.ThreadIds.Count.ShouldBe(5);
    }

    [Fact]
    public void Send_JournalDeletedDuringTheRun_SendsNothingMore()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps other programs from deleting an open file.");
        using var outbox = new Outbox(_ =>
        {
            File.Delete(Journal);
            return Replies.Sent;
        });

        SessionResult result = Send(outbox, Journal);

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalNotWritten,");
        error.ErrorDetails.RecommendedAction.ShouldContain("Move or restore the journal");
        outbox.ThreadIds.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("pipe")]
    [InlineData("link")]
    public void Send_DeviceOrPipeAsJournal_IsRejectedWithoutOpeningIt(string name)
    {
        using var outbox = new Outbox();

        ErrorRecord error = Send(outbox, Special(name)).Terminating.ShouldNotBeNull().ErrorRecord;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalNotWritten,");
        error.Exception.Message.ShouldContain("not a regular file");
        outbox.ThreadIds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("pipe")]
    [InlineData("link")]
    public void GetJournal_DeviceOrPipe_IsRejectedWithoutOpeningIt(string name)
    {
        using var session = new ModuleSession();

        ErrorRecord error
            = session.Run("param($path) Get-HubSpotSendJournal -LiteralPath $path", Special(name)).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileNotRead,");
        error.Exception.Message.ShouldContain("not a regular file");
    }

    private static SessionResult Send(Outbox outbox, string journal)
        => outbox.Run(
            "param($journal) try { 1..5 | ForEach-Object { [pscustomobject]@{ ThreadId = [string]$_; Text = \"Text $_\" } } "
            + "| Send-HubSpotThreadMessage @rest -Journal $journal } catch { throw }",
            journal);

    private string Special(string name)
    {
        UnixFiles.Pipe(Path.Combine(_folder.Path, "pipe"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), "pipe");
        return Path.Combine(_folder.Path, name);
    }
}
