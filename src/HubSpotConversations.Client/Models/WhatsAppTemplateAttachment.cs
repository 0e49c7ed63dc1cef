using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>WHATSAPP_TEMPLATE_METADATA: the template that a WhatsApp message was made from.</summary>
public sealed class WhatsAppTemplateAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public WhatsAppTemplateAttachment()
    {
    }

    internal WhatsAppTemplateAttachment(WireObject wire)
        : base(wire)
    {
        ContentId = wire.Integer("contentId"u8);
        MappedTemplateId = wire.Integer("mappedTemplateId"u8);
        RootMicId = wire.Integer("rootMicId"u8);
        Parameters = wire.Map("parameters"u8, PlainValue.ToText);
        CrmObjectIds = wire.Map("crmObjectIds"u8, PlainValue.Read);
    }

    /// <summary>The template's content.</summary>
    public long? ContentId { get; init; }

    /// <summary>The template.</summary>
    public long? MappedTemplateId { get; init; }

    /// <summary>The root content.</summary>
    public long? RootMicId { get; init; }

    /// <summary>The values that were filled in.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; init; } =
        new Dictionary<string, string?>(0, StringComparer.Ordinal);

    /// <summary>The records that the values came from, by kind.</summary>
    public IReadOnlyDictionary<string, object?> CrmObjectIds { get; init; } =
        new Dictionary<string, object?>(0, StringComparer.Ordinal);
}
