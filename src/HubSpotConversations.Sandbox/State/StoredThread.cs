using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>A thread and its history.</summary>
internal sealed class StoredThread
{
    private List<StoredMessage> _messages = [];
    private Action<StoredThread>? _fill;
    private Queue<DateTimeOffset> _hidden = new();
    private Dictionary<string, int> _positions = new(StringComparer.OrdinalIgnoreCase);

    public required string Id { get; init; }

    public long Number => long.Parse(Id, CultureInfo.InvariantCulture);

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    public bool IsClosed { get; set; }

    public bool Archived { get; set; }

    public bool Spam { get; set; }

    public required string InboxId { get; set; }

    public required string ChannelId { get; init; }

    public required string ChannelAccountId { get; init; }

    public required string ContactId { get; init; }

    public string? TicketId { get; set; }

    public string? AssignedTo { get; set; }

    public DateTimeOffset? LatestMessage { get; set; }

    public DateTimeOffset? LatestSent { get; set; }

    public DateTimeOffset? LatestReceived { get; set; }

    public string Status => IsClosed ? "CLOSED" : "OPEN";

    /// <summary>Every message in the order of arrival.</summary>
    public List<StoredMessage> Messages
    {
        get
        {
            if (_fill is { } fill)
            {
                _fill = null;
                fill(this);
            }

            return _messages;
        }
    }

    /// <summary>
    /// Copies the thread. The copy changes independently but shares the messages, which never change.
    /// </summary>
    public StoredThread Copy()
    {
        var copy = (StoredThread)MemberwiseClone();
        copy._messages = [.. Messages];
        copy._hidden = new Queue<DateTimeOffset>(_hidden);
        copy._positions = new Dictionary<string, int>(_positions, StringComparer.OrdinalIgnoreCase);
        return copy;
    }

    /// <summary>Defers writing the history until the first read.</summary>
    public void FillWith(Action<StoredThread> fill) => _fill = fill;

    /// <summary>Adds a message. If a time is specified, clients can't read the message before it.</summary>
    public void Add(StoredMessage message, DateTimeOffset? visibleAt = null)
    {
        _positions.Add(Compact(message.Id), Messages.Count);
        Messages.Add(message);
        if (visibleAt is { } time)
        {
            _hidden.Enqueue(time);
        }
    }

    /// <summary>Replaces a message with a changed one of the same id.</summary>
    public void Replace(StoredMessage message) => Messages[_positions[Compact(message.Id)]] = message;

    /// <summary>The number of readable messages. These come first, because hidden messages are the newest.</summary>
    public int VisibleCount(DateTimeOffset now)
    {
        while (_hidden.Count > 0 && _hidden.Peek() <= now)
        {
            _hidden.Dequeue();
        }

        return Messages.Count - _hidden.Count;
    }

    /// <summary>Finds a readable message by its id, with or without dashes.</summary>
    public StoredMessage? FindMessage(string id, DateTimeOffset now)
    {
        int visible = VisibleCount(now);
        return _positions.TryGetValue(Compact(id), out int position) && position < visible ? Messages[position] : null;
    }

    /// <summary>Records that a message was sent.</summary>
    public void Sent(DateTimeOffset time) => LatestMessage = LatestSent = time;

    /// <summary>Records that a message was received.</summary>
    public void Received(DateTimeOffset time) => LatestMessage = LatestReceived = time;

    public void Write(Utf8JsonWriter writer, PropertyFilter properties, bool withTicket)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteTime("createdAt", CreatedAt);
        WriteOptional(writer, properties);
        writer.WriteString("status", Status);
        writer.WriteBoolean("archived", Archived);
        writer.WriteBoolean("spam", Spam);
        writer.WriteString("inboxId", InboxId);
        writer.WriteString("originalChannelId", ChannelId);
        writer.WriteString("originalChannelAccountId", ChannelAccountId);
        writer.WriteString("associatedContactId", ContactId);
        if (withTicket && TicketId is not null)
        {
            writer.WriteStartObject("threadAssociations");
            writer.WriteString("associatedTicketId", TicketId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string Compact(string id) => id.Replace("-", string.Empty);

    private void WriteOptional(Utf8JsonWriter writer, PropertyFilter properties)
    {
        writer.WriteTime("closedAt", properties.Keep("closedAt", ClosedAt));
        writer.WriteOptional("assignedTo", properties.Keep("assignedTo", AssignedTo));
        writer.WriteTime("latestMessageTimestamp", properties.Keep("latestMessageTimestamp", LatestMessage));
        writer.WriteTime("latestMessageSentTimestamp", properties.Keep("latestMessageSentTimestamp", LatestSent));
        writer.WriteTime(
            "latestMessageReceivedTimestamp",
            properties.Keep("latestMessageReceivedTimestamp", LatestReceived));
    }
}
