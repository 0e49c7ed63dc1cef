using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A WHATSAPP_TEMPLATE_METADATA attachment: the template that a WhatsApp message was created from.</summary>
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

    /// <summary>The id of the template's content.</summary>
    public long? ContentId { get; init; }

    /// <summary>The id of the template.</summary>
    public long? MappedTemplateId { get; init; }

    /// <summary>The id of the root content.</summary>
    public long? RootMicId { get; init; }

    /// <summary>The values that fill the template's parameters, by name.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; init; } =
        new Dictionary<string, string?>(0, StringComparer.Ordinal);

    /// <summary>The ids of the CRM records that the values came from, by kind of record.</summary>
    public IReadOnlyDictionary<string, object?> CrmObjectIds { get; init; } =
        new Dictionary<string, object?>(0, StringComparer.Ordinal);
}
