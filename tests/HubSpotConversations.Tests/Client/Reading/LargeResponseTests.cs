using System.Text;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Failures;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>Responses that are small on the wire but large in memory or slow to parse.</summary>
public sealed class LargeResponseTests
{
    private const int ManyNames = 400_000;

    // With quadratic parsing, each of these tests would take minutes.
    [Fact]
    public async Task Many_unknown_names_are_all_kept()
    {
        ThreadMessage message = await ReadAsync(
            $$"""{"type":"COMMENT",{{Names(static n => $"\"k{n}\":{n}")}},"type":"MESSAGE","id":"m1"}""");

        message.MessageId.ShouldBe("m1");
        message.AdditionalProperties.Count.ShouldBe(ManyNames);
        message.AdditionalProperties[$"k{ManyNames - 1}"].ShouldBe(ManyNames - 1L);
    }

    [Fact]
    public async Task A_name_that_repeats_many_times_keeps_its_last_value()
        => (await ReadAsync($$"""{"type":"MESSAGE",{{Names(static n => $"\"id\":\"m{n}\"")}}}""")).MessageId
            .ShouldBe($"m{ManyNames - 1}");

    [Fact]
    public async Task Many_unpaired_surrogates_are_all_replaced()
        => (await ReadAsync($$"""{"type":"MESSAGE",{{Names(static n => $"\"\\ud83d{n}\":0")}},"id":"m1"}"""))
            .AdditionalProperties.Count.ShouldBe(ManyNames);

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    public async Task More_than_a_million_values_are_rejected_before_any_object_is_created(string mark)
    {
        string rows = string.Concat(Enumerable.Repeat("{},", 600_000));
        StubHandler handler = StubHandler.Responding(200, $$"""{{mark}}{"results":[{{rows}}{}]}""");

        HubSpotApiException failure = await RejectionTests.RejectionOf(handler);

        failure.ShouldBeOfType<HubSpotUnexpectedResponseException>();
        failure.Message.ShouldContain("it contains more than 1,000,000 names and values");
    }

    [Fact]
    public async Task Cancellation_stops_the_parsing_of_a_large_response()
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

    /// <summary>A body that cancels the call at its end, when only the parsing of its JSON remains.</summary>
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
