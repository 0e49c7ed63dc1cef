namespace HubSpotConversations.Http.Timing;

/// <summary>A call waits before it goes on.</summary>
/// <param name="Reason">What it waits for.</param>
/// <param name="Time">How long, as far as it is known.</param>
/// <param name="Text">The same in words, for people.</param>
internal sealed record RequestWait(WaitReason Reason, TimeSpan Time, string Text)
{
    /// <summary>A line for a log; null for the ordinary wait for a place within the limit.</summary>
    public string? Line => Reason == WaitReason.Limit
        ? null
        : FormattableString.Invariant($"Waiting {Time.TotalSeconds:0.#} s: {Text}");
}
