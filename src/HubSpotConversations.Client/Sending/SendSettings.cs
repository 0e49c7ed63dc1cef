namespace HubSpotConversations.Sending;

/// <summary>How messages are sent.</summary>
internal sealed record SendSettings
{
    /// <summary>What to do when it is unknown whether HubSpot accepted a message.</summary>
    public UnknownAction OnUnknown { get; init; } = UnknownAction.Verify;

    /// <summary>Whether everyone who received the email also gets the reply.</summary>
    public bool ReplyAll { get; init; }

    /// <summary>How long a thread is watched before a message that doesn't show in it counts as not sent.</summary>
    public TimeSpan Settling { get; init; } = SettlingTime.Default;

    /// <summary>Whether a shorter time will do while the account's histories demonstrably keep up.</summary>
    public bool MaySettleSooner { get; init; } = true;
}
