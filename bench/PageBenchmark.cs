using BenchmarkDotNet.Attributes;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>
/// A page of 100 messages over loopback, as typed objects beside a parsed document that nobody looked at.
/// </summary>
[MemoryDiagnoser]
public class PageBenchmark
{
    private SandboxHost _server = null!;
    private RawClient _raw = null!;
    private ConversationsClient _client = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _server = await BenchServer.StartAsync();
        _raw = new RawClient(_server.BaseAddress, BenchServer.Token);
        _client = new ConversationsClient(
            new ConversationsClientOptions { AccessToken = BenchServer.Token, BaseUri = _server.BaseAddress });
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _raw.Dispose();
        await _server.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<int> JsonDocument() => _raw.ReadPageAsync();

    [Benchmark]
    public Task<Page<ThreadMessage>> TypedMessages()
        => _client.Threads.ListMessagesAsync(SandboxData.LongThreadId, limit: 100);
}
