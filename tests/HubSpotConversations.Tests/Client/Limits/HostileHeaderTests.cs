using System.Globalization;
using CsCheck;
using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Invalid limit headers cause no failures, hangs or wrong counts.</summary>
public sealed class HostileHeaderTests
{
    private static readonly Gen<string?> Values = Gen.OneOf(
        Gen.OneOf<string?>(
            null, "", " ", "0", "1", "-1", "190", " 7 ", "2147483647", "2147483648", "-2147483648", "1e3", "0x10", "1,5",
            "99999999999999999999", "many", "NaN", "\u0661"),
        Gen.Int[-10, 1000].Select(static number => (string?)number.ToString(CultureInfo.InvariantCulture)));

    private static readonly string[] Names =
    [
        "Max", "Remaining", "Interval-Milliseconds", "Secondly", "Daily", "Daily-Remaining",
    ];

    [Fact]
    public void Read_returns_valid_numbers_or_null()
        => Values.Array[6].Sample(static values =>
        {
            RateHeaders headers = Read(values);

            (headers.Max ?? 1).ShouldBeGreaterThan(0);
            (headers.Remaining ?? 0).ShouldBeGreaterThanOrEqualTo(0);
            (headers.Interval ?? TimeSpan.FromSeconds(1))
                .ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        });

    [Fact]
    public void No_headers_delay_a_call_for_more_than_an_hour()
        => Gen.Select(Values.Array[6].Array[1, 12], Gen.Int[0, 3].Array[12], Gen.Bool).Sample(
            static (headers, outcomes, isFine) =>
            {
                var clock = new SimClock(isFine ? 1_000_000_000 : TimeSpan.TicksPerSecond);
                var limiter = new AccountLimiter(clock);
                for (int i = 0; i < headers.Length; i++)
                {
                    Task<Permit> asked = limiter.Acquire(TimeSpan.FromDays(1));
                    // One hour for our own requests, and one hour for those of other programs.
                    clock.RunUntil(clock.Elapsed + TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
                    limiter.Status.Waiting.ShouldBe(0);
                    Permit permit = asked.GetAwaiter().GetResult();
                    End(limiter, permit, Read(headers[i]), outcomes[i]);
                    _ = limiter.Status.ToString();
                }
            },
            iter: 500,
            threads: 1);

    [Theory]
    [InlineData(int.MaxValue, 0)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(1, int.MaxValue)]
    [InlineData(1, 0)]
    public void The_largest_numbers_do_not_delay_requests(int max, int remaining)
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        for (int i = 0; i < 3; i++)
        {
            limiter.OnResponse(limiter.AcquireNow(), LimiterExtensions.Headers(max, remaining), isSuccess: true);
            limiter.Status.Used.ShouldBeGreaterThan(0);
            (limiter.Status.Remaining ?? 0).ShouldBeGreaterThanOrEqualTo(0);
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(11));
        }
    }

    [Theory]
    [InlineData(1_000_000_000L)]
    [InlineData(TimeSpan.TicksPerSecond)]
    public void An_endless_wait_fails_immediately_and_is_tried_again_after_a_day(long frequency)
    {
        var clock = new SimClock(frequency);
        var limiter = new AccountLimiter(clock);

        limiter.OnRateLimited(
            limiter.AcquireNow(),
            default,
            RateLimitErrors.Of("TEN_SECONDLY_ROLLING", DateTimeOffset.MaxValue - clock.GetUtcNow()));

        Should.Throw<HubSpotRateLimitException>(() => _ = limiter.Acquire(TimeSpan.FromHours(1)));
        clock.RunUntil(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        _ = limiter.AcquireNow();
    }

    private static void End(AccountLimiter limiter, Permit permit, RateHeaders headers, int outcome)
    {
        switch (outcome)
        {
            case 0:
                limiter.OnResponse(permit, headers, isSuccess: true);
                break;
            case 1:
                limiter.OnResponse(permit, headers, isSuccess: false);
                break;
            case 2:
                var asked = TimeSpan.FromSeconds((headers.Max ?? 0) % 3600);
                limiter.OnRateLimited(permit, headers, RateLimitErrors.Of(policy: null, asked));
                break;
            default:
                limiter.OnRateLimited(permit, headers, RateLimitErrors.Of("SECONDLY"));
                break;
        }
    }

    private static RateHeaders Read(string?[] values)
    {
        using var response = new HttpResponseMessage();
        for (int i = 0; i < Names.Length; i++)
        {
            if (values[i] is { } value)
            {
                response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-" + Names[i], value);
            }
        }

        return RateHeaders.Read(response.Headers);
    }
}
