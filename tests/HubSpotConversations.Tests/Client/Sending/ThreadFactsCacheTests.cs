using HubSpotConversations.Models;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sending.Composition;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>A run doesn't read the same thread for each message, and doesn't use old facts for ever.</summary>
public sealed class ThreadFactsCacheTests
{
    private readonly SendingAccount _account = new();
    private readonly ThreadFactsCache _cache = new();
    private readonly MessageDraft _draft = new() { ThreadId = SandboxData.EmailThreadId };

    [Fact]
    public async Task A_thread_is_read_again_after_five_minutes()
    {
        ThreadFacts first = await ReadAsync();
        _account.Clock.Advance(TimeSpan.FromMinutes(4.9));
        (await ReadAsync()).ShouldBeSameAs(first);

        _account.Clock.Advance(TimeSpan.FromMinutes(0.2));

        (await ReadAsync()).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Another_channel_or_a_forgotten_thread_is_read_again()
    {
        ThreadFacts first = await ReadAsync();

        ThreadFacts other = await _cache.GetAsync(_account.Client, _draft with { ChannelId = "1002" }, Api.TestEnd);
        other.ShouldNotBeSameAs(first);
        _cache.Forget(SandboxData.EmailThreadId);
        (await ReadAsync()).ShouldNotBeSameAs(other);
    }

    private Task<ThreadFacts> ReadAsync() => _cache.GetAsync(_account.Client, _draft, Api.TestEnd);
}
