using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Listing;

/// <summary>Selects entries of a thread's history.</summary>
internal sealed class MessageFilter
{
    private readonly WildcardPattern[] _types;
    private readonly string? _direction;
    private readonly DateTimeOffset? _since;
    private readonly DateTimeOffset? _before;

    private MessageFilter(
        WildcardPattern[] types, string? direction, DateTimeOffset? since, DateTimeOffset? before)
    {
        _types = types;
        _direction = direction;
        _since = since;
        _before = before;
    }

    /// <summary>Creates a filter; null to select all entries.</summary>
    public static MessageFilter? Of(
        IReadOnlyList<string>? types,
        string? direction,
        DateTimeOffset? since = null,
        DateTimeOffset? before = null)
        => types is null or { Count: 0 } && direction is null && since is null && before is null
            ? null
            : new MessageFilter(
                (types ?? []).Select(static t => new WildcardPattern(t, WildcardOptions.IgnoreCase)).ToArray(),
                direction,
                since,
                before);

    public bool Takes(ThreadMessage message)
        => (_types.Length == 0 || _types.Any(type => type.IsMatch(message.Type ?? string.Empty)))
            && (_direction is null || string.Equals(
                (message as ConversationMessage)?.Direction, _direction, StringComparison.OrdinalIgnoreCase))
            && (_since is null || message.CreatedAt > _since)
            && (_before is null || message.CreatedAt < _before);
}
