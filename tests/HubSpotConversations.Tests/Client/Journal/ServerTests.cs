using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A journal belongs to one server, because sends to one account say nothing about another.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://api.hubapi.com", "https://api.hubapi.com/", true)]
    [InlineData("https://api.hubapi.com", "https://API.hubapi.com", true)]
    [InlineData("https://api.hubapi.com", "https://api.hubapi.eu", false)]
    [InlineData("https://api.hubapi.com", "sandbox", false)]
    [InlineData("http://127.0.0.1:5055", "sandbox", false)]
    [InlineData("http://127.0.0.1:5055", "https://api.hubapi.com", false)]
    [InlineData("http://127.0.0.1:5055", "http://localhost:80", true)]
    [InlineData("http://[::1]:5055", "https://localhost", true)]
    [InlineData("/tmp/x", "http://localhost", false)]
    [InlineData("https://localhost.example.com", "http://localhost", false)]
    public async Task A_journal_opens_only_for_its_own_server(string journalServer, string server, bool isSame)
    {
        using (SendJournal journal = Open(server: journalServer))
        {
            await journal.IntendAsync("1", "h", Drafts.Message());
        }

        string before = _folder.Read("sent.jsonl");
        if (isSame)
        {
            Open(server: server).Dispose();
            return;
        }

        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open(server: server));
        rejection.Problem.ShouldBe(HubSpotJournalProblem.OtherAccount);
        rejection.Message.ShouldContain(journalServer);
        rejection.Message.ShouldContain(server);
        _folder.Read("sent.jsonl").ShouldBe(before);
        Open(server: journalServer).Dispose();
    }

    private SendJournal Open(string server)
        => SendJournal.Open(
            new JournalOptions { Path = Path.Combine(_folder.Path, "sent.jsonl"), Server = server }, TimeProvider.System);
}
