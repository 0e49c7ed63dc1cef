namespace HubSpotConversations.Sending.Delivery;

/// <summary>The settings of a send.</summary>
internal sealed record SendSettings
{
    /// <summary>What to do when it is unknown whether HubSpot accepted a message.</summary>
    public UnknownAction OnUnknown { get; init; } = UnknownAction.Verify;

    /// <summary>Whether to also copy everyone who received the customer's email on CC.</summary>
    public bool ReplyAll { get; init; }

    /// <summary>How long to watch a thread before a message that doesn't show in it counts as not sent.</summary>
    public TimeSpan Settling { get; init; } = SettlingTime.Default;

    /// <summary>Whether a shorter time is enough while the account's histories are proven to be up to date.</summary>
    public bool MaySettleSooner { get; init; } = true;
}
