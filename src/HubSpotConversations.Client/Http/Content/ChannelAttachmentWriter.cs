using System.Text.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// Writes the attachments of a channel message. It can have more kinds than a reply, because a channel also passes on
/// what its customers send.
/// </summary>
internal static class ChannelAttachmentWriter
{
    public static void Write(Utf8JsonWriter json, Attachment attachment)
    {
        switch (attachment)
        {
            case FileAttachment file:
                DraftWriter.WriteAttachment(json, file);
                json.WriteOptional("fileUsageType", file.FileUsageType);
                break;
            case LocationAttachment place:
                json.WriteString("type", AttachmentTypes.Location);
                json.WriteNumber("latitude", place.Latitude.GetValueOrDefault());
                json.WriteNumber("longitude", place.Longitude.GetValueOrDefault());
                json.WriteOptional("name", place.Name);
                json.WriteOptional("address", place.Address);
                json.WriteOptional("url", place.Url);
                break;
            case ContactAttachment { ContactProfile: { } profile }:
                json.WriteString("type", AttachmentTypes.Contact);
                json.WriteStartObject("contactProfile");
                WriteProfile(json, profile);
                json.WriteEndObject();
                break;
            case MessageHeaderAttachment header:
                json.WriteString("type", AttachmentTypes.MessageHeader);
                json.WriteOptional("text", header.Text);
                if (header.FileId is { } fileId)
                {
                    json.WriteNumber("fileId", fileId);
                }

                break;
            case UnsupportedContentAttachment:
                json.WriteString("type", AttachmentTypes.UnsupportedContent);
                break;
            default:
                DraftWriter.WriteAttachment(json, attachment);
                break;
        }
    }

    private static void WriteProfile(Utf8JsonWriter json, ContactProfile profile)
    {
        json.WriteList("addresses", profile.Addresses, WriteAddress);
        json.WriteList("emails", profile.Emails, static (json, email) =>
        {
            json.WriteString("email", email.Email);
            json.WriteOptional("type", email.Type);
        });
        json.WriteList("phones", profile.Phones, static (json, phone) =>
        {
            json.WriteString("phone", phone.Phone);
            json.WriteOptional("type", phone.Type);
        });
        json.WriteList("urls", profile.Urls, static (json, url) =>
        {
            json.WriteString("url", url.Url);
            json.WriteOptional("type", url.Type);
        });
        if (profile.Name is { } name)
        {
            json.WriteStartObject("name");
            json.WriteOptional("prefix", name.Prefix);
            json.WriteOptional("firstName", name.FirstName);
            json.WriteOptional("middleName", name.MiddleName);
            json.WriteOptional("lastName", name.LastName);
            json.WriteOptional("suffix", name.Suffix);
            json.WriteEndObject();
        }

        if (profile.Org is { } organization)
        {
            json.WriteStartObject("org");
            json.WriteOptional("company", organization.Company);
            json.WriteOptional("department", organization.Department);
            json.WriteOptional("title", organization.Title);
            json.WriteEndObject();
        }
    }

    private static void WriteAddress(Utf8JsonWriter json, ContactAddress address)
    {
        json.WriteOptional("type", address.Type);
        json.WriteOptional("street", address.Street);
        json.WriteOptional("city", address.City);
        json.WriteOptional("state", address.State);
        json.WriteOptional("zip", address.Zip);
        json.WriteOptional("country", address.Country);
        json.WriteOptional("countryCode", address.CountryCode);
    }
}
