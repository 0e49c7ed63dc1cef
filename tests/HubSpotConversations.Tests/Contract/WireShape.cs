using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HubSpotConversations.Tests.Contract;

/// <summary>
/// Checks JSON against HubSpot's contract, and shares no code with the project. A shape lists its fields as
/// "name:type", required ones with an asterisk. A type is a primitive, another shape, constants separated by |, or a
/// list in brackets.
/// </summary>
internal static partial class WireShape
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["NewChannel"] = "name*:text capabilities*:Capabilities webhookUrl:text channelDescription:text channelLogoUrl:text channelAccountConnectionRedirectUrl:text",
        ["ChannelChange"] = "name:text capabilities:Capabilities webhookUrl:text channelDescription:text channelLogoUrl:text channelAccountConnectionRedirectUrl:text",
        ["CustomChannel"] = "id*:text createdAt*:time name:text capabilities:Capabilities webhookUrl:text channelDescription:text channelLogoUrl:text channelAccountConnectionRedirectUrl:text",
        ["Capabilities"] = "deliveryIdentifierTypes:[HS_EMAIL_ADDRESS|HS_PHONE_NUMBER|HS_SHORT_CODE|CHANNEL_SPECIFIC_OPAQUE_ID] "
            + "richText:[HYPERLINK|TEXT_ALIGNMENT|BLOCKQUOTE|BOLD|ITALIC|LISTS] threadingModel:INTEGRATION_THREAD_ID|DELIVERY_IDENTIFIER "
            + "allowInlineImages:flag allowOutgoingMessages:flag allowConversationStart:flag allowMultipleRecipients:flag outgoingAttachmentTypes:[text] "
            + "allowedFileAttachmentMimeTypes:[text] maxFileAttachmentCount:integer maxFileAttachmentSizeBytes:integer maxTotalFileAttachmentSizeBytes:integer",
        ["NewAccount"] = "name*:text authorized*:flag inboxId*:text deliveryIdentifier:Address",
        ["AccountChange"] = "name:text authorized:flag",
        ["Account"] = "id*:text name*:text channelId*:text inboxId*:text active*:flag authorized*:flag archived*:flag createdAt*:time archivedAt:time deliveryIdentifier:Address",
        ["Staging"] = "accountName*:text deliveryIdentifier*:Address",
        ["StagingToken"] = "accountToken*:text createdAt*:time genericChannelId*:any inboxId*:any userId*:any accountName:text deliveryIdentifier:Address",
        ["Address"] = "type*:HS_EMAIL_ADDRESS|HS_PHONE_NUMBER|HS_SHORT_CODE|CHANNEL_SPECIFIC_OPAQUE_ID value*:text",
        ["NewMessage"] = "text*:text attachments*:[Attachment] recipients*:[NewRecipient] senders*:[NewSender] channelAccountId*:text messageDirection*:INCOMING|OUTGOING "
            + "timestamp*:time richText:text inReplyToId:text integrationThreadId:text integrationIdempotencyId:text associateWithContactId:integer preResolvedContacts:Contacts",
        ["NewRecipient"] = "deliveryIdentifier*:Address name:text",
        ["NewSender"] = "deliveryIdentifier*:Address name:text senderActorId:text",
        ["Contacts"] = "contacts*:[MatchedContact]",
        ["MatchedContact"] = "contactVid*:integer contactPropertiesLeadingToMatch*:[text]",
        ["MessageStatus"] = "statusType*:SENT|FAILED|READ errorMessage:text",
        ["Message"] = "type*:MESSAGE id*:text conversationsThreadId*:text createdAt*:time createdBy*:text client*:Client senders*:[Sender] recipients*:[Recipient] archived*:flag "
            + "updatedAt:time text*:text richText:text subject:text attachments*:[ReceivedAttachment] truncationStatus*:NOT_TRUNCATED|TRUNCATED_TO_MOST_RECENT_REPLY|TRUNCATED "
            + "direction*:INCOMING|OUTGOING channelId*:text channelAccountId*:text inReplyToId:text status:Status",
        ["Client"] = "clientType*:HUBSPOT|INTEGRATION|SYSTEM|UNKNOWN integrationAppId:integer",
        ["Sender"] = "actorId:text name:text senderField:text deliveryIdentifier:Address",
        ["Recipient"] = "deliveryIdentifier*:Address actorId:text name:text recipientField:text",
        ["Status"] = "statusType*:SENT|RECEIVED|READ|FAILED failureDetails:Failure",
        ["Failure"] = "errorMessage:text errorMessageTokens*:any",
        ["Attachment FILE"] = "type*:text fileId*:text fileUsageType:AUDIO|IMAGE|OTHER|STICKER|VOICE_RECORDING",
        ["ReceivedAttachment FILE"] = "type*:text fileId*:text fileUsageType*:AUDIO|IMAGE|OTHER|STICKER|VOICE_RECORDING name:text url:text",
        ["Attachment LOCATION"] = "type*:text latitude*:number longitude*:number name:text address:text url:text",
        ["Attachment CONTACT"] = "type*:text contactProfile*:Profile",
        ["Attachment MESSAGE_HEADER"] = "type*:text text:text fileId:integer",
        ["Attachment UNSUPPORTED_CONTENT"] = "type*:text",
        ["Attachment QUICK_REPLIES"] = "type*:text quickReplies*:[QuickReply]",
        ["ReceivedAttachment QUICK_REPLIES"] = "type*:text quickReplies*:[QuickReply] allowUserInput*:flag allowMultiSelect*:flag",
        ["Attachment SOCIAL_MEDIA_METADATA"] = "type*:text socialMetadata*:Post",
        ["QuickReply"] = "value*:text valueType*:TEXT|URL label:text",
        ["Post"] = "mediaType*:ARTICLE|AUDIO|CAROUSEL|DOCUMENT|GIF|LINK|NONE|PHOTO|POLL|STORY|VIDEO id:text description:text mediaTitle:text mediaUrl:text mediaUrlString:text thumbnailUrl:text",
        ["Profile"] = "addresses*:[PostalAddress] emails*:[Email] phones*:[Phone] urls*:[Page] name:PersonName org:Organization",
        ["PersonName"] = "prefix:text firstName:text middleName:text lastName:text suffix:text",
        ["Organization"] = "company:text department:text title:text",
        ["PostalAddress"] = "type:HOME|WORK street:text city:text state:text zip:text country:text countryCode:text",
        ["Email"] = "email*:text type:HOME|WORK",
        ["Phone"] = "phone*:text type:CELL|HOME|MAIN|WORK",
        ["Page"] = "url*:text type:HOME|WORK",
        ["Visitor"] = "email*:text firstName:text lastName:text",
        ["VisitorWithContext"] = "email*:text firstName:text lastName:text hsCustomerAgentContext*:map",
        ["VisitorToken"] = "token*:text",
        ["NewSubscription"] = "eventType*:text active*:flag propertyName:text",
        ["SubscriptionChange"] = "active*:flag",
        ["Subscription"] = "id*:text eventType*:text active*:flag propertyName:text createdAt:time updatedAt:time",
        ["Settings"] = "targetUrl*:text throttling*:Throttling",
        ["StoredSettings"] = "targetUrl*:text throttling*:Throttling createdAt:time updatedAt:time",
        ["Throttling"] = "maxConcurrentRequests*:integer",
        ["ChannelPage"] = "results*:[CustomChannel] paging:any total*:integer",
        ["AccountPage"] = "results*:[Account] paging:any total*:integer",
        ["SubscriptionPage"] = "results*:[Subscription] paging:any",
    };

    /// <summary>Adds what is wrong with a value, and each field that it has.</summary>
    public static void Check(JsonElement value, string type, string place, List<string> problems, ISet<string>? seen = null)
    {
        if (type.StartsWith('['))
        {
            if (Require(value.ValueKind == JsonValueKind.Array, "a list"))
            {
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Check(item, type[1..^1], $"{place}[{index++}]", problems, seen);
                }
            }
        }
        else if (type is "Attachment" or "ReceivedAttachment")
        {
            string kind = value.TryGetProperty("type", out JsonElement name) ? name.ToString() : "(none)";
            string? shape = new[] { $"{type} {kind}", $"Attachment {kind}" }.FirstOrDefault(Fields.ContainsKey);
            if (Require(shape is not null, $"a known attachment, not {kind}"))
            {
                CheckFields(value, shape!, place, problems, seen);
            }
        }
        else if (Fields.ContainsKey(type))
        {
            CheckFields(value, type, place, problems, seen);
        }
        else if (type != "any")
        {
            Require(IsPrimitive(value, type), type);
        }

        bool Require(bool condition, string expected)
        {
            if (!condition)
            {
                problems.Add($"{place} is {value.GetRawText()} instead of {expected}");
            }

            return condition;
        }
    }

    /// <summary>All fields below a shape that a request can have, as "shape.field".</summary>
    public static IEnumerable<string> FieldsBelow(string shape)
    {
        foreach (string name in shape == "Attachment" ? Fields.Keys.Where(static key => key.StartsWith("Attachment ", StringComparison.Ordinal)) : [shape])
        {
            foreach ((string field, _, string type) in FieldsOf(name))
            {
                yield return $"{name}.{field}";
                string inner = type.Trim('[', ']');
                foreach (string below in Fields.ContainsKey(inner) || inner == "Attachment" ? FieldsBelow(inner) : [])
                {
                    yield return below;
                }
            }
        }
    }

    private static void CheckFields(JsonElement value, string shape, string place, List<string> problems, ISet<string>? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{place} is not an object");
            return;
        }

        (string Name, bool IsRequired, string Type)[] fields = FieldsOf(shape);
        problems.AddRange(fields.Where(field => field.IsRequired && !value.TryGetProperty(field.Name, out _))
            .Select(field => $"{place}.{field.Name} is missing"));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                problems.Add($"{place}.{property.Name} occurs twice");
            }

            string? type = fields.FirstOrDefault(field => field.Name == property.Name).Type;
            if (type is null)
            {
                problems.Add($"{place}.{property.Name} is not in the contract");
                continue;
            }

            seen?.Add($"{shape}.{property.Name}");
            Check(property.Value, type, $"{place}.{property.Name}", problems, seen);
        }

        if (shape == "Address" && problems.Count == 0)
        {
            CheckAddress(value.GetProperty("type").GetString()!, value.GetProperty("value").GetString()!, place, problems);
        }
    }

    private static void CheckAddress(string type, string value, string place, List<string> problems)
    {
        if ((type == "HS_EMAIL_ADDRESS" && !value.Contains('@')) || (type == "HS_PHONE_NUMBER" && !PhoneNumber().IsMatch(value)))
        {
            problems.Add($"{place} is '{value}', which is not a valid {type}");
        }
    }

    private static (string Name, bool IsRequired, string Type)[] FieldsOf(string shape)
        => Fields[shape].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static field =>
        {
            string[] parts = field.Split(':');
            return (parts[0].TrimEnd('*'), parts[0].EndsWith('*'), parts[1]);
        }).ToArray();

    private static bool IsPrimitive(JsonElement value, string type) => type switch
    {
        "text" => value.ValueKind == JsonValueKind.String,
        "flag" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "map" => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(static p => p.Value.ValueKind == JsonValueKind.String),
        "time" => value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParseExact(
            value.GetString(), ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ when char.IsUpper(type[^1]) && type.All(static c => char.IsUpper(c) || c is '_' or '|') => value.ValueKind == JsonValueKind.String && type.Split('|').Contains(value.GetString()),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "unknown type"),
    };

    [GeneratedRegex(@"^\+[1-9][0-9]{1,14}$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PhoneNumber();
}
