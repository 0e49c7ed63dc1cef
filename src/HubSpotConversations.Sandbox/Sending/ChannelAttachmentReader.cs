using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Checks the attachments of a channel message. It can have more kinds than a reply.</summary>
internal static class ChannelAttachmentReader
{
    private static readonly string[] Usages = ["AUDIO", "IMAGE", "OTHER", "STICKER", "VOICE_RECORDING"];
    private static readonly string[] Places = ["HOME", "WORK"];
    private static readonly string[] Phones = ["CELL", "HOME", "MAIN", "WORK"];

    public static void Check(JsonFields fields, AccountState state)
    {
        foreach ((_, JsonFields attachment) in fields.Items("attachments", required: true))
        {
            Check(attachment, attachment.RequiredText("type"), state);
        }
    }

    private static void Check(JsonFields attachment, string? kind, AccountState state)
    {
        switch (kind)
        {
            case "LOCATION":
                attachment.RequireNumber("latitude");
                attachment.RequireNumber("longitude");
                CheckTexts(attachment, "name", "address", "url");
                break;
            case "CONTACT":
                CheckProfile(attachment);
                break;
            case "MESSAGE_HEADER":
                CheckTexts(attachment, "text");
                if (attachment.Has("fileId"))
                {
                    _ = attachment.RequiredInteger("fileId");
                }

                break;
            case "UNSUPPORTED_CONTENT":
                break;
            case "FILE":
                attachment.CheckOneOf("fileUsageType", Usages);
                AttachmentReader.Check(attachment, state, allowQuickReplies: true);
                break;
            case not null:
                AttachmentReader.Check(attachment, state, allowQuickReplies: true);
                break;
        }
    }

    private static void CheckProfile(JsonFields attachment)
    {
        if (attachment.RequiredObject("contactProfile") is not { } profile)
        {
            return;
        }

        foreach ((_, JsonFields address) in profile.Items("addresses", required: true))
        {
            address.CheckOneOf("type", Places);
            CheckTexts(address, "street", "city", "state", "zip", "country", "countryCode");
        }

        CheckItems(profile, "emails", "email", Places);
        CheckItems(profile, "phones", "phone", Phones);
        CheckItems(profile, "urls", "url", Places);
        if (profile.Object("name") is { } name)
        {
            CheckTexts(name, "prefix", "firstName", "middleName", "lastName", "suffix");
        }

        if (profile.Object("org") is { } organization)
        {
            CheckTexts(organization, "company", "department", "title");
        }
    }

    private static void CheckItems(JsonFields profile, string list, string value, string[] types)
    {
        foreach ((_, JsonFields item) in profile.Items(list, required: true))
        {
            _ = item.RequiredText(value);
            item.CheckOneOf("type", types);
        }
    }

    private static void CheckTexts(JsonFields fields, params string[] names)
    {
        foreach (string name in names)
        {
            _ = fields.Text(name);
        }
    }
}
