using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class RateLimitTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_headers_report_the_remaining_quota()
    {
        using var session = new SandboxSession(new SandboxOptions { Clock = _clock });

        (await session.GetAsync("inboxes")).Dispose();
        using HttpResponseMessage response = await session.GetAsync("inboxes/1");

        Header(response, "Max").ShouldBe("190");
        Header(response, "Remaining").ShouldBe("188");
        Header(response, "Interval-Milliseconds").ShouldBe("10000");
        Header(response, "Secondly").ShouldBe("19");
        Header(response, "Secondly-Remaining").ShouldBe("17");
        Header(response, "Daily").ShouldBe("650000");
        Header(response, "Daily-Remaining").ShouldBe("649998");
    }

    [Fact]
    public async Task The_rolling_limit_rejects_requests_until_the_window_has_passed()
    {
        using var session = new SandboxSession(new SandboxOptions { Clock = _clock, RateLimit = 2 });
        (await session.GetAsync("inboxes")).Dispose();
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await session.GetAsync("inboxes")).Dispose();

        using HttpResponseMessage refused = await session.GetAsync("inboxes");
        _clock.Advance(TimeSpan.FromSeconds(4));
        using HttpResponseMessage allowed = await session.GetAsync("inboxes");
        using HttpResponseMessage again = await session.GetAsync("inboxes");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(refused, "Remaining").ShouldBe("0");
        JsonObject error = await session.BodyAsync(refused);
        ((string?)error["message"]).ShouldBe("You have reached your ten_secondly_rolling limit.");
        ((string?)error["errorType"]).ShouldBe("RATE_LIMIT");
        ((string?)error["policyName"]).ShouldBe("TEN_SECONDLY_ROLLING");
        error.ShouldNotContainKey("category");
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_daily_limit_rejects_requests_until_midnight()
    {
        using var session = new SandboxSession(new SandboxOptions { Clock = _clock, DailyLimit = 1 });
        (await session.GetAsync("inboxes")).Dispose();
        _clock.Advance(TimeSpan.FromHours(15));

        using HttpResponseMessage refused = await session.GetAsync("inboxes");
        _clock.Advance(TimeSpan.FromHours(1));
        using HttpResponseMessage allowed = await session.GetAsync("inboxes");

        ((string?)(await session.BodyAsync(refused))["policyName"]).ShouldBe("DAILY");
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_limits_requests_succeed_and_carry_no_limit_headers()
    {
        using var session = new SandboxSession(
            new SandboxOptions { Clock = _clock, RateLimit = 0, DailyLimit = 0 });

        for (int request = 0; request < 300; request++)
        {
            using HttpResponseMessage response = await session.GetAsync("channels/1000");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Headers.ShouldNotContain(header => header.Key.StartsWith("X-HubSpot"));
        }
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.GetValues($"X-HubSpot-RateLimit-{name}").Single();
}
