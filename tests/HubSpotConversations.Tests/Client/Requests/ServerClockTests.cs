using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Tests.Client.Requests;

/// <summary>Estimating HubSpot's clock from Date headers.</summary>
public sealed class ServerClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly ServerClock _clock = new();

    [Theory]
    [InlineData(0)]
    [InlineData(-600)]
    [InlineData(600)]
    public void Earliest_AfterAResponse_IsTheServersTimeLessTheTolerance(int secondsApart)
    {
        _clock.Observe(Now.AddSeconds(secondsApart), Now, Now);

        _clock.IsKnown.ShouldBeTrue();
        _clock.Earliest(Now).ShouldBe(Now.AddSeconds(secondsApart) - Tolerance);
    }

    [Fact]
    public void Earliest_AfterSeveralResponses_IsTheNarrowestBound()
    {
        _clock.Observe(Now, Now.AddSeconds(-5), Now.AddSeconds(5));
        _clock.Observe(Now, Now, Now.AddSeconds(0.2));

        _clock.Earliest(Now).ShouldBe(Now.AddSeconds(-0.2) - Tolerance);
    }

    [Fact]
    public void Earliest_AfterAClockWasSet_FollowsTheNewestResponse()
    {
        _clock.Observe(Now, Now, Now);
        _clock.Observe(Now.AddHours(1), Now, Now);

        _clock.Earliest(Now).ShouldBe(Now.AddHours(1) - Tolerance);
    }

    [Fact]
    public void Observe_DateThatIsMissingOrAbsurd_IsIgnored()
    {
        foreach (DateTimeOffset? date in new DateTimeOffset?[] { null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            _clock.Observe(date, Now, Now);
        }

        _clock.IsKnown.ShouldBeFalse();
        _clock.Earliest(Now).ShouldBe(Now);
    }
}
