using System.Globalization;
using System.Text.Json.Nodes;
using System.Web;
using CsCheck;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Listing;

/// <summary>Listing threads from the newest to the oldest with a service that sorts in ascending order only.</summary>
public sealed class NewestThreadsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private readonly List<(long Id, DateTimeOffset Time)> _threads = [];
    private readonly StubHandler _handler;

    public NewestThreadsTests() => _handler = new StubHandler(Respond);

    public void Dispose() => _handler.Dispose();

    [Theory]
    [InlineData(20, 100_000, 3 * 365, 4)]
    [InlineData(1, 100_000, 3 * 365, 2)]
    [InlineData(500, 100_000, 3 * 365, 9)]
    [InlineData(20, 50, 2000, 9)]
    [InlineData(20, 5, 2000, 10)]
    [InlineData(20, 100_000, 0.5, 12)]
    public async Task The_newest_threads_need_few_requests(int wanted, int count, double days, int requests)
    {
        for (int index = 0; index < count; index++)
        {
            _threads.Add((index + 1, Now.AddMilliseconds(-Math.Floor(days * 86_400_000 * (count - index) / count))));
        }

        (await ReadAsync(wanted)).ShouldBe(Expected().Take(wanted));

        _handler.Requests.Count.ShouldBeLessThanOrEqualTo(requests);
    }

    [Fact]
    public async Task Threads_that_all_went_quiet_long_ago_need_few_requests()
    {
        for (int index = 0; index < 20_000; index++)
        {
            _threads.Add((index + 1, Now.AddYears(-2) - TimeSpan.FromMinutes(20_000 - index)));
        }

        (await ReadAsync(20)).ShouldBe(Expected().Take(20));

        _handler.Requests.Count.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task The_whole_list_needs_about_twice_as_many_requests_as_in_ascending_order()
    {
        for (int index = 0; index < 20_000; index++)
        {
            _threads.Add((index + 1, Now - TimeSpan.FromMinutes((20_000 - index) * 7)));
        }

        (await ReadAsync(int.MaxValue)).ShouldBe(Expected());

        _handler.Requests.Count.ShouldBeLessThan(95);
    }

    [Fact]
    public async Task Every_thread_is_listed_once_and_in_order()
    {
        // Seconds before now: many at the same time, crowds, and gaps of years. Some are in the future, as if the clock was slow.
        Gen<int[]> ages = Gen.OneOf(Gen.Int[-5000, 0], Gen.Int[0, 5], Gen.Int[3590, 3610], Gen.Int[0, 1_000_000], Gen.Int[0, 1_700_000_000]).Array[0, 60];

        await ages.SampleAsync(
            static async all =>
            {
                using var test = new NewestThreadsTests();
                test._threads.AddRange(all.Select(static (age, index) => ((long)index + 1, Now.AddSeconds(-(double)age))));
                (await test.ReadAsync(int.MaxValue)).ShouldBe(test.Expected());
            },
            iter: 300);
    }

    [Fact]
    public async Task More_simultaneous_threads_than_a_span_keeps_are_all_listed()
    {
        _threads.AddRange(Enumerable.Range(1, 3000).Select(static id => ((long)id, Now.AddDays(-100))));
        _threads.AddRange(Enumerable.Range(3001, 10).Select(static id => ((long)id, Now.AddDays(-1))));

        (await ReadAsync(int.MaxValue)).ShouldBe(Expected());
    }

    [Fact]
    public async Task Since_and_before_limit_the_list()
    {
        _threads.AddRange(Enumerable.Range(1, 5000).Select(static id => ((long)id, Now.AddHours(id - 5001))));

        long[] ids = await ReadAsync(int.MaxValue, Now.AddHours(-100), Now.AddHours(-50));

        // The caller filters the threads at the end itself.
        ids.ShouldBe(Expected().Skip(49).Take(50));
    }

    private IEnumerable<long> Expected() => _threads.OrderByDescending(static t => t.Time).ThenByDescending(static t => t.Id).Select(static t => t.Id);

    private async Task<long[]> ReadAsync(int wanted, DateTimeOffset? since = null, DateTimeOffset? before = null)
    {
        ConversationsClient client = Api.Over(_handler, clock: new FakeTimeProvider(Now));
        PageWalk<ConversationThread> walk = NewestThreads.Of(client, new ThreadQuery { LatestMessageAfter = since }, before);
        var ids = new List<long>();
        while (ids.Count < wanted && await walk.NextAsync(Math.Min(wanted - ids.Count, 500), Api.TestEnd) is { } page)
        {
            ids.AddRange(page.Results.Select(static t => long.Parse(t.ThreadId!, CultureInfo.InvariantCulture)));
        }

        return [.. ids.Take(wanted)];
    }

    private HttpResponseMessage Respond(RecordedRequest request)
    {
        var query = HttpUtility.ParseQueryString(request.Uri.Query);
        query["sort"].ShouldBe("latestMessageTimestamp");
        DateTimeOffset start = DateTimeOffset.Parse(query["latestMessageTimestampAfter"]!, CultureInfo.InvariantCulture);
        int skip = int.Parse(query["after"] ?? "0", CultureInfo.InvariantCulture);
        int limit = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        (long Id, DateTimeOffset Time)[] matching = [.. _threads.Where(t => t.Time > start).OrderBy(static t => t.Time).ThenBy(static t => t.Id)];
        var page = new JsonObject
        {
            ["results"] = new JsonArray([.. matching.Skip(skip).Take(limit).Select(static t => new JsonObject
            {
                ["id"] = $"{t.Id}",
                ["latestMessageTimestamp"] = t.Time.ToString("o"),
            })]),
        };
        if (matching.Length > skip + limit)
        {
            page["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = $"{skip + limit}" } };
        }

        return StubHandler.Response(200, page.ToJsonString());
    }
}
