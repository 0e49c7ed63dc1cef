using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// Assigns a key to each message of a run. It uses the user's own key, or derives one from the content and the number
/// of earlier messages with that content. Two equal messages therefore stay separate, and a repeated run gets the same
/// keys.
/// </summary>
internal sealed class MessageKeys
{
    private const int LongestKey = 500;

    private readonly Dictionary<(ulong, ulong), int> _counts = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <exception cref="HubSpotValidationException">
    /// The user specified the same key for two messages, or a key that is too long.
    /// </exception>
    public MessageKey Next(Draft draft, string? key)
    {
        string hash = ContentHash.Of(draft);
        if (key?.Length > LongestKey)
        {
            throw new HubSpotValidationException(
                "Key",
                FormattableString.Invariant($"The key has {key.Length} characters, and the limit is {LongestKey}. ")
                + "The message was not sent. Specify a shorter key, for example invoice-4711.");
        }

        if (key is not null)
        {
            return _given.Add(key)
                ? new MessageKey(key, hash)
                : throw new HubSpotValidationException(
                    "Key",
                    $"Two messages of this run have the key '{DisplayText.OneLine(key, 100)}', so the journal can't "
                    + "tell them apart. The second message was not sent. Specify a different key for each message.");
        }

        (ulong, ulong) content = (Half(hash, 0), Half(hash, 16));
        _counts.TryGetValue(content, out int before);
        _counts[content] = before + 1;
        return new MessageKey(string.Format(CultureInfo.InvariantCulture, "{0}#{1}", hash, before + 1), hash);
    }

    private static ulong Half(string hash, int start)
        => ulong.Parse(hash.Substring(start, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
