namespace HubSpotConversations;

/// <summary>
/// A message left this machine and what became of it is not known: HubSpot may or may not have sent it. Look at the
/// thread before sending it again, or the customer gets it twice.
/// </summary>
public sealed class HubSpotDeliveryUnknownException : HubSpotException
{
    internal HubSpotDeliveryUnknownException(string message, string threadId, object draft, Exception? innerException)
        : base(message, innerException)
    {
        ThreadId = threadId;
        Draft = draft;
    }

    /// <summary>The thread that the message was for.</summary>
    public string ThreadId { get; }

    /// <summary>
    /// What was to be sent: a <see cref="Models.MessageDraft"/> or a <see cref="Models.CommentDraft"/>.
    /// </summary>
    public object Draft { get; }

    /// <summary>
    /// The ids of the entries in the thread that could be the message, which HubSpot may have changed; empty if there are
    /// none.
    /// </summary>
    public IReadOnlyList<string> CandidateIds { get; internal init; } = [];
}
