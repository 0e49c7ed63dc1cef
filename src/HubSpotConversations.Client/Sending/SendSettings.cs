namespace HubSpotConversations.Sending;

/// <summary>How messages are sent.</summary>
internal sealed record SendSettings
{
    /// <summary>What is done where nobody knows whether HubSpot took a message.</summary>
    public UnknownDelivery OnUnknown { get; init; } = UnknownDelivery.Verify;

    /// <summary>Whether those who got the answered email beside us are kept in copy.</summary>
    public bool ReplyAll { get; init; }

    /// <summary>By how much this machine's clock and HubSpot's may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);
}
