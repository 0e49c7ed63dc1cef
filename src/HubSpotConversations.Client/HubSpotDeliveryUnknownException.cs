namespace HubSpotConversations;

/// <summary>
/// A message left this machine, and its outcome is unknown. HubSpot may or may not have sent it. Check the thread
/// before you send it again, or the customer may get it twice.
/// </summary>
public sealed class HubSpotDeliveryUnknownException : HubSpotException
{
    internal HubSpotDeliveryUnknownException(string message, string threadId, object draft, Exception? innerException)
        : base(message, innerException)
    {
        ThreadId = threadId;
        Draft = draft;
    }

    /// <summary>The id of the message's thread.</summary>
    public string ThreadId { get; }

    /// <summary>
    /// The draft that the call was sending: a <see cref="Models.MessageDraft"/> or a <see cref="Models.CommentDraft"/>.
    /// </summary>
    public object Draft { get; }

    /// <summary>
    /// The ids of the thread's entries that could be the message. HubSpot may have changed its text. Empty if there are
    /// none.
    /// </summary>
    public IReadOnlyList<string> CandidateIds { get; internal init; } = [];
}
