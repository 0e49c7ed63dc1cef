using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Listing;

/// <summary>Selects entries of a thread's history.</summary>
internal sealed class MessageFilter
{
    private readonly WildcardPattern[] _types;
    private readonly string? _direction;
    private readonly DateTimeOffset? _since;

    private MessageFilter(WildcardPattern[] types, string? direction, DateTimeOffset? since)
    {
        _types = types;
        _direction = direction;
        _since = since;
    }

    /// <summary>Creates a filter; null to select all entries.</summary>
    public static MessageFilter? Of(IReadOnlyList<string>? types, string? direction, DateTimeOffset? since)
        => types is null or { Count: 0 } && direction is null && since is null
            ? null
            : new MessageFilter(
                (types ?? []).Select(static t => new WildcardPattern(t, WildcardOptions.IgnoreCase)).ToArray(),
                direction,
                since);

    public bool Takes(ThreadMessage message)
        => (_types.Length == 0 || _types.Any(type => type.IsMatch(message.Type ?? string.Empty)))
            && (_direction is null || string.Equals(
                (message as ConversationMessage)?.Direction, _direction, StringComparison.OrdinalIgnoreCase))
            && (_since is null || message.CreatedAt > _since);
}
