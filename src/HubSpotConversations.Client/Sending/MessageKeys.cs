using System.Globalization;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// Gives each message of a run its key: the user's own, or one of its content and how often that content came before,
/// so that two equal messages stay two, and the same run has the same keys again.
/// </summary>
internal sealed class MessageKeys
{
    private const int LongestKey = 500;

    private readonly Dictionary<(ulong, ulong), int> _counts = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <exception cref="HubSpotValidationException">The user gave the same key to two messages.</exception>
    public MessageKey Next(MessageDraft draft, string? key)
    {
        string hash = ContentHash.Of(draft);
        if (key?.Length > LongestKey)
        {
            throw new HubSpotValidationException(
                "Key",
                FormattableString.Invariant($"A key has {LongestKey} characters at most, and this one {key.Length}. ")
                + "Nothing was sent.");
        }

        if (key is not null)
        {
            return _given.Add(key)
                ? new MessageKey(key, hash)
                : throw new HubSpotValidationException(
                    "Key",
                    $"The key '{DisplayText.OneLine(key, 100)}' stands at two messages of this run: the journal could "
                    + "not tell them apart. Nothing was sent for the second one.");
        }

        (ulong, ulong) content = (Half(hash, 0), Half(hash, 16));
        _counts.TryGetValue(content, out int before);
        _counts[content] = before + 1;
        return new MessageKey(string.Format(CultureInfo.InvariantCulture, "{0}#{1}", hash, before + 1), hash);
    }

    private static ulong Half(string hash, int start)
        => ulong.Parse(hash.Substring(start, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
