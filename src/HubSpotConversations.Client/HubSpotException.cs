using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>
/// The base class of all errors that this module throws. The message is in English and meant for people.
/// </summary>
public abstract class HubSpotException : Exception
{
    private protected HubSpotException(string message, Exception? innerException = null)
        : base(DisplayText.Lines(message), innerException)
    {
    }

    /// <summary>
    /// Whether the outcome of an earlier attempt of the same call is unknown. If so, this failure may be a sign that
    /// the earlier attempt succeeded.
    /// </summary>
    internal bool FollowsUnknownAttempt { get; set; }
}
