using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>What messages of a custom channel can contain, and how the channel groups them into threads.</summary>
public sealed class ChannelCapabilities : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ChannelCapabilities()
    {
    }

    internal ChannelCapabilities(WireObject wire)
    {
        DeliveryIdentifierTypes = wire.List<string>("deliveryIdentifierTypes"u8, PlainValue.ToText);
        RichText = wire.List<string>("richText"u8, PlainValue.ToText);
        ThreadingModel = wire.Text("threadingModel"u8);
        AllowInlineImages = wire.Flag("allowInlineImages"u8);
        AllowOutgoingMessages = wire.Flag("allowOutgoingMessages"u8);
        AllowConversationStart = wire.Flag("allowConversationStart"u8);
        AllowMultipleRecipients = wire.Flag("allowMultipleRecipients"u8);
        OutgoingAttachmentTypes = wire.List<string>("outgoingAttachmentTypes"u8, PlainValue.ToText);
        AllowedFileAttachmentMimeTypes = wire.List<string>("allowedFileAttachmentMimeTypes"u8, PlainValue.ToText);
        MaxFileAttachmentCount = wire.Integer("maxFileAttachmentCount"u8);
        MaxFileAttachmentSizeBytes = wire.Integer("maxFileAttachmentSizeBytes"u8);
        MaxTotalFileAttachmentSizeBytes = wire.Integer("maxTotalFileAttachmentSizeBytes"u8);
    }

    /// <summary>The kinds of addresses, for example CHANNEL_SPECIFIC_OPAQUE_ID.</summary>
    public IReadOnlyList<string> DeliveryIdentifierTypes { get; init => field = PlainList.Of(value); } = PlainList.Of<string>([]);

    /// <summary>The formats that the channel shows, for example HYPERLINK.</summary>
    public IReadOnlyList<string> RichText { get; init => field = PlainList.Of(value); } = PlainList.Of<string>([]);

    /// <summary>How messages become threads: INTEGRATION_THREAD_ID or DELIVERY_IDENTIFIER.</summary>
    public string? ThreadingModel { get; init; }

    /// <summary>Whether messages can show images in the text.</summary>
    public bool? AllowInlineImages { get; init; }

    /// <summary>Whether agents can send messages.</summary>
    public bool? AllowOutgoingMessages { get; init; }

    /// <summary>Whether agents can start a conversation.</summary>
    public bool? AllowConversationStart { get; init; }

    /// <summary>Whether a message can have several recipients.</summary>
    public bool? AllowMultipleRecipients { get; init; }

    /// <summary>The kinds of attachments that agents can send.</summary>
    public IReadOnlyList<string> OutgoingAttachmentTypes { get; init => field = PlainList.Of(value); } = PlainList.Of<string>([]);

    /// <summary>The MIME types of the files that agents can send.</summary>
    public IReadOnlyList<string> AllowedFileAttachmentMimeTypes { get; init => field = PlainList.Of(value); } = PlainList.Of<string>([]);

    /// <summary>The maximum number of files in a message.</summary>
    public long? MaxFileAttachmentCount { get; init; }

    /// <summary>The maximum size of a file in bytes.</summary>
    public long? MaxFileAttachmentSizeBytes { get; init; }

    /// <summary>The maximum size of all files of a message in bytes.</summary>
    public long? MaxTotalFileAttachmentSizeBytes { get; init; }

    /// <summary>Returns the threading model and the kinds of addresses.</summary>
    public override string ToString()
        => DisplayText.Of(string.Join("; ", new[] { ThreadingModel }.Concat(DeliveryIdentifierTypes).OfType<string>()));
}
