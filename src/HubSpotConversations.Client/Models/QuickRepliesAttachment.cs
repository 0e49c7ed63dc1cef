using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// A QUICK_REPLIES attachment: replies that the customer can choose from. Only live chat and Messenger show them.
/// </summary>
public sealed class QuickRepliesAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public QuickRepliesAttachment()
    {
    }

    internal QuickRepliesAttachment(WireObject wire)
        : base(wire)
    {
        QuickReplies = wire.List("quickReplies"u8, static w => new QuickReply(w));
        AllowUserInput = wire.Flag("allowUserInput"u8);
        AllowMultiSelect = wire.Flag("allowMultiSelect"u8);
    }

    /// <summary>The quick replies, in the order to show them.</summary>
    public IReadOnlyList<QuickReply> QuickReplies
    {
        get;
        init => field = PlainList.Of(value, static reply => $"{reply} ({reply.ValueType})");
    } = [];

    /// <summary>Whether the customer may also enter free text.</summary>
    public bool? AllowUserInput { get; init; }

    /// <summary>Whether the customer may choose more than one.</summary>
    public bool? AllowMultiSelect { get; init; }
}
