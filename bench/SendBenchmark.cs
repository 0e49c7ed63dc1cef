using BenchmarkDotNet.Attributes;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>One message over loopback: this client beside a bare HttpClient, on the same server.</summary>
[MemoryDiagnoser]
public class SendBenchmark
{
    private SandboxHost _server = null!;
    private RawClient _raw = null!;
    private ConversationsClient _client = null!;
    private MessageDraft _draft = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _server = await BenchServer.StartAsync();
        _raw = new RawClient(_server.BaseAddress, BenchServer.Token);
        _client = new ConversationsClient(
            new ConversationsClientOptions { AccessToken = BenchServer.Token, BaseUri = _server.BaseAddress });
        _draft = Drafts.Email("Hello");
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _raw.Dispose();
        await _server.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<string> HttpClient() => _raw.SendAsync("Hello");

    [Benchmark]
    public Task<ThreadMessage> ConversationsClient() => _client.Threads.SendMessageAsync(_draft);
}
