using System.Globalization;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Failures;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("TEN_SECONDLY_ROLLING", false)]
    [InlineData("SECONDLY", false)]
    [InlineData("DAILY", true)]
    public async Task The_exception_names_the_limit_that_was_reached(string policy, bool isDaily)
    {
        HubSpotRateLimitException limit = await LimitOf(
            $$"""{"status":"error","message":"You have reached your limit.","errorType":"RATE_LIMIT","correlationId":"c-1","policyName":"{{policy}}"}""",
            retryAfter: null);

        limit.Policy.ShouldBe(policy);
        limit.IsDaily.ShouldBe(isDaily);
        limit.Category.ShouldBe("RATE_LIMIT");
        limit.CorrelationId.ShouldBe("c-1");
        limit.RetryAfter.ShouldBeNull();
        limit.Message.ShouldContain("(429 Too Many Requests, RATE_LIMIT): You have reached your limit.");
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("86400", 86400)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("", null)]
    public async Task RetryAfter_accepts_seconds(string header, int? seconds)
        => (await LimitOf("", header)).RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    [Theory]
    [InlineData(90, 90)]
    [InlineData(0, 0)]
    [InlineData(-90, 0)]
    public async Task RetryAfter_accepts_a_date_relative_to_the_clients_clock(int offset, int seconds)
        => (await LimitOf("", Now.AddSeconds(offset).ToString("R", CultureInfo.InvariantCulture)))
            .RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task A_429_without_a_body_has_no_policy()
    {
        HubSpotRateLimitException limit = await LimitOf("", retryAfter: null);

        limit.Policy.ShouldBeNull();
        limit.IsDaily.ShouldBeFalse();
    }

    private static async Task<HubSpotRateLimitException> LimitOf(string body, string? retryAfter)
    {
        (string, string)[] headers = retryAfter is null ? [] : [("Retry-After", retryAfter)];
        return (await RejectionTests.RejectionOf(
            StubHandler.Responding(429, body, "application/json", headers), new FakeTimeProvider(Now)))
            .ShouldBeOfType<HubSpotRateLimitException>();
    }
}
