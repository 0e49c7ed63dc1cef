using System.Diagnostics;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Isolation;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A separate process that keeps a journal open, with one message in flight, until it is killed.</summary>
internal sealed class WritingProcess : IDisposable
{
    private const string Script =
        """
        param($Module, $Journal)
        Import-Module $Module
        $client = [HubSpotConversations.HubSpotJournalException].Assembly
        $type = $client.GetType('HubSpotConversations.Sending.Journal.JournalOptions')
        $options = [Activator]::CreateInstance($type)
        $type.GetProperty('Path').SetValue($options, $Journal)
        $type.GetProperty('Server').SetValue($options, 'sandbox')
        $writer = $client.GetType('HubSpotConversations.Sending.Journal.SendJournal')
        $open = $writer.GetMethod('Open').Invoke($null, @($options, [TimeProvider]::System))
        $draft = [HubSpotConversations.Models.MessageDraft]::new()
        $writer.GetMethod('IntendAsync').Invoke($open, @('1', 'h', $draft)).Wait()
        [Console]::Out.WriteLine('ready')
        [Console]::In.ReadLine()
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public WritingProcess(string journal)
    {
        ProcessStartInfo start = RealPowerShell.Start(
            RealPowerShell.Script(_folder.Write("hold.ps1", Script), StagedModule.Path, journal));
        start.RedirectStandardInput = true;
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    public async Task ReadyAsync()
        => (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("ready");

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _folder.Dispose();
    }
}
