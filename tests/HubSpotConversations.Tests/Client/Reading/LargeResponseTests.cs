using System.Text;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Failures;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>Responses that are small on the wire and large in memory, or slow to read.</summary>
public sealed class LargeResponseTests
{
    private const int ManyNames = 400_000;

    // With quadratic reading each of these takes minutes.
    [Fact]
    public async Task Unknown_names_in_large_numbers_are_all_kept()
    {
        ThreadMessage message = await ReadAsync(
            $$"""{"type":"COMMENT",{{Names(static n => $"\"k{n}\":{n}")}},"type":"MESSAGE","id":"m1"}""");

        message.Id.ShouldBe("m1");
        message.AdditionalProperties.Count.ShouldBe(ManyNames);
        message.AdditionalProperties[$"k{ManyNames - 1}"].ShouldBe(ManyNames - 1L);
    }

    [Fact]
    public async Task The_same_name_in_large_numbers_keeps_the_last_value()
        => (await ReadAsync($$"""{"type":"MESSAGE",{{Names(static n => $"\"id\":\"m{n}\"")}}}""")).Id
            .ShouldBe($"m{ManyNames - 1}");

    [Fact]
    public async Task Halves_of_surrogate_pairs_in_large_numbers_are_replaced()
        => (await ReadAsync($$"""{"type":"MESSAGE",{{Names(static n => $"\"\\ud83d{n}\":0")}},"id":"m1"}"""))
            .AdditionalProperties.Count.ShouldBe(ManyNames);

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    public async Task More_than_a_million_values_are_refused_before_objects_are_made_of_them(string mark)
    {
        string rows = string.Concat(Enumerable.Repeat("{},", 600_000));
        StubHandler handler = StubHandler.Responding(200, $$"""{{mark}}{"results":[{{rows}}{}]}""");

        HubSpotApiException failure = await RejectionTests.RejectionOf(handler);

        failure.ShouldBeOfType<HubSpotUnexpectedResponseException>();
        failure.Message.ShouldContain("it contains more than 1,000,000 names and values");
    }

    [Fact]
    public async Task Reading_a_large_response_ends_when_the_caller_cancels()
    {
        using var caller = new CancellationTokenSource();
        byte[] body = Encoding.UTF8.GetBytes($$"""{"type":"MESSAGE",{{Names(static n => $"\"k{n}\":{n}")}}}""");
        StubHandler handler = StubHandler.Responding(200, new CancellingStream(body, caller));

        await Should.ThrowAsync<OperationCanceledException>(
            () => Api.Over(handler).Threads.GetMessageAsync("1", "m1", cancellationToken: caller.Token));
    }

    private static Task<ThreadMessage> ReadAsync(string json)
        => Api.Over(StubHandler.Responding(200, json)).Threads.GetMessageAsync("1", "m1", cancellationToken: Api.TestEnd);

    private static string Names(Func<int, string> write) => string.Join(",", Enumerable.Range(0, ManyNames).Select(write));

    /// <summary>A body whose end cancels the call: nothing but the reading of its JSON is left to do.</summary>
    private sealed class CancellingStream(byte[] body, CancellationTokenSource caller) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => new(ReadToEnd(Read(buffer.Span)));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromResult(ReadToEnd(Read(buffer, offset, count)));

        private int ReadToEnd(int read)
        {
            if (read == 0)
            {
                caller.Cancel();
            }

            return read;
        }
    }
}
