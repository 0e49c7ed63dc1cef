namespace HubSpotConversations.Http.Timing;

/// <summary>A pause of a call.</summary>
/// <param name="Reason">The reason for the wait.</param>
/// <param name="Time">The expected duration.</param>
/// <param name="Text">The text for the user.</param>
internal sealed record RequestWait(WaitReason Reason, TimeSpan Time, string Text)
{
    /// <summary>The line for the log; null for the ordinary wait for the limit.</summary>
    public string? Line => Reason == WaitReason.Limit
        ? null
        : FormattableString.Invariant($"Waiting {Time.TotalSeconds:0.#} s: {Text}");
}
