using CsCheck;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>
/// Generates JSON of any shape with the names from the contract, so every typed reader gets every kind of value.
/// </summary>
internal static class RandomJson
{
    public static readonly string[] MessageFields =
    [
        "id", "conversationsThreadId", "createdAt", "updatedAt", "createdBy", "client", "senders", "recipients", "archived",
        "text", "richText", "subject", "attachments", "truncationStatus", "direction", "channelId", "channelAccountId",
        "inReplyToId", "status", "assignedFrom", "assignedTo", "newStatus", "fromInboxId", "toInboxId", "new",
    ];

    private static readonly string[] PartFields =
    [
        "type", "clientType", "integrationAppId", "actorId", "name", "senderField", "deliveryIdentifier",
        "deliveryIdentifiers", "recipientField", "value", "statusType", "failureDetails", "errorMessage",
        "errorMessageTokens", "fileId", "fileUsageType", "url", "latitude", "longitude", "address", "contactProfile",
        "org", "addresses", "emails", "phones", "urls", "quickReplies", "allowUserInput", "allowMultiSelect", "contentId",
        "parameters", "crmObjectIds", "socialMetadata", "mediaType", "text", @"\ud800", @"ty\u0070e", @"na\ud800", "", "x",
    ];

    public static readonly Gen<string> Value = Gen.Recursive<string>(static (depth, self) => depth > 4
        ? Leaf
        : Gen.OneOf(
            Leaf,
            self.Array[0, 4].Select(static items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf<string>(PartFields), self).Array[0, 6].Select(Object)));

    private static Gen<string> Leaf => Gen.OneOf(
        "null", "true", "false", "0", "-1", "1.5", "1e999", "1e-999", "-0", "1702439388898", "99999999999999999999",
        "\"\"", "\"a\"", "\"12\"", "\"true\"", "\"2024-05-01T10:20:30Z\"", @"""\ud800""", @"""\udc00\ud800""",
        @"""\u0000\u001b[31m""", "\"FILE\"", "\"LOCATION\"", "\"CONTACT\"", "\"MESSAGE_HEADER\"", "\"QUICK_REPLIES\"",
        "\"WHATSAPP_TEMPLATE_METADATA\"", "\"SOCIAL_MEDIA_METADATA\"", "\"MESSAGE\"", "\"\U0001F600\"");

    public static string Object((string Name, string Value)[] fields)
        => $"{{{string.Join(',', fields.Select(static f => $"\"{f.Name}\":{f.Value}"))}}}";
}
