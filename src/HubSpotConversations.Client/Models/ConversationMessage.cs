using System.Runtime.CompilerServices;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A MESSAGE: what a visitor or an agent wrote, delivered over a channel.</summary>
public sealed class ConversationMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ConversationMessage()
    {
    }

    [MethodImpl(HotPath.Optimize)]
    internal ConversationMessage(WireObject wire)
        : base(wire)
    {
        RichText = wire.Text("richText"u8);
        Subject = wire.Text("subject"u8);
        Attachments = wire.List("attachments"u8, Attachment.Read);
        TruncationStatus = wire.Text("truncationStatus"u8);
        Direction = wire.Text("direction"u8);
        ChannelId = wire.Text("channelId"u8);
        ChannelAccountId = wire.Text("channelAccountId"u8);
        InReplyToId = wire.Text("inReplyToId"u8);
        Status = wire.Object("status"u8, static w => new MessageStatus(w));
    }

    private ConversationMessage(ConversationMessage other, OriginalContent original)
        : base(other)
    {
        Text = original.Text ?? other.Text;
        RichText = original.RichText ?? other.RichText;
        Subject = other.Subject;
        Attachments = other.Attachments;
        TruncationStatus = other.TruncationStatus;
        Direction = other.Direction;
        ChannelId = other.ChannelId;
        ChannelAccountId = other.ChannelAccountId;
        InReplyToId = other.InReplyToId;
        Status = other.Status;
    }

    /// <summary>The text as HTML, written by others: sanitise it before it goes into a page.</summary>
    public string? RichText { get; init; }

    /// <summary>The subject; email alone has one.</summary>
    public string? Subject { get; init; }

    /// <summary>What is attached; empty when nothing is.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init => field = PlainList.Of(value); } = [];

    /// <summary>NOT_TRUNCATED, TRUNCATED_TO_MOST_RECENT_REPLY or TRUNCATED.</summary>
    public string? TruncationStatus { get; init; }

    /// <summary>INCOMING or OUTGOING.</summary>
    public string? Direction { get; init; }

    /// <summary>The channel, for example 1002 for email; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The account of the channel, for example one mailbox.</summary>
    public string? ChannelAccountId { get; init; }

    /// <summary>The message that this one answers.</summary>
    public string? InReplyToId { get; init; }

    /// <summary>What became of it.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>
    /// How it is known that HubSpot has it, where Send-HubSpotThreadMessage emits it; see <see cref="SendOutcomes"/>.
    /// Null for messages that were read.
    /// </summary>
    public string? SendOutcome { get; internal set; }

    /// <summary>The same with its full text, where HubSpot had shortened it.</summary>
    internal ConversationMessage With(OriginalContent original) => new(this, original);
}
