using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>QUICK_REPLIES: answers to choose from. Live chat and Messenger alone show them.</summary>
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

    /// <summary>The answers, in their order.</summary>
    public IReadOnlyList<QuickReply> QuickReplies { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Whether free text is taken as well.</summary>
    public bool? AllowUserInput { get; init; }

    /// <summary>Whether several can be chosen.</summary>
    public bool? AllowMultiSelect { get; init; }
}
