using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HubSpotConversations.Models;
using HubSpotConversations.State;

namespace HubSpotConversations.Webhooks;

/// <summary>
/// Remembers in a file which events were handled, because HubSpot can deliver an event again. It remembers the latest
/// 50,000 events, supports one caller at a time, and locks the file.
/// </summary>
internal sealed class WebhookState : IDisposable
{
    private const int Most = 50_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly StateFile _file;

    private WebhookState(string path)
    {
        _file = StateFile.Open(StateFileKind.Webhook, path, "events", ReadLine);
        if (_file.LineCount > 2 * Most)
        {
            _file.Replace(() =>
            {
                foreach (string id in _order)
                {
                    Write(id);
                }
            });
        }
    }

    /// <summary>Opens the file, or creates it.</summary>
    /// <exception cref="HubSpotFileException">The file can't be opened, or is not a state file of webhooks.</exception>
    public static WebhookState Open(string path) => new(path);

    /// <summary>Whether the event was handled before.</summary>
    public bool Contains(WebhookEvent item) => _known.Contains(Id(item));

    /// <summary>Records an event that was handled.</summary>
    public void Add(WebhookEvent item)
    {
        string id = Id(item);
        Take(id);
        Write(id);
    }

    public void Dispose() => _file.Dispose();

    private void ReadLine(JsonElement line) => Take(line.GetProperty("id"u8).GetString() ?? throw new FormatException());

    private void Take(string id)
    {
        if (_known.Add(id))
        {
            _order.Enqueue(id);
        }

        if (_order.Count > Most)
        {
            _ = _known.Remove(_order.Dequeue());
        }
    }

    private void Write(string id) => _file.Write(json => json.WriteString("id"u8, id));

    /// <summary>
    /// What every delivery of the same event has in common. A message has an id of its own. Event ids alone are not
    /// unique.
    /// </summary>
    private static string Id(WebhookEvent item)
    {
        string?[] parts = item.MessageId is { } messageId
            ? [item.EventType, item.ChangeFlag, item.ThreadId, messageId]
            :
            [
                item.EventType,
                item.ChangeFlag,
                item.ThreadId,
                item.EventId,
                item.ChannelId,
                item.PropertyName,
                item.PropertyValue,
                FormattableString.Invariant($"{item.PortalId}/{item.AppId}/{item.OccurredAt?.ToUnixTimeMilliseconds()}"),
            ];
        byte[] text = Encoding.UTF8.GetBytes(string.Join("\n", parts));
#if NET
        return Convert.ToBase64String(SHA256.HashData(text), 0, 16);
#else
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(text), 0, 16);
#endif
    }
}
