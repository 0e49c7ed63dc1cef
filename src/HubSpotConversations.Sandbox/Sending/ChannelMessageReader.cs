using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Checks the body of a channel message.</summary>
internal static class ChannelMessageReader
{
    /// <summary>Checks all fields, and records their problems.</summary>
    /// <param name="fields">The body.</param>
    /// <param name="state">The account.</param>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="allowActors">Whether the version of the API accepts the agents of senders.</param>
    /// <returns>The channel account; null if it doesn't exist.</returns>
    public static StoredChannelAccount? Check(JsonFields fields, AccountState state, string channelId, bool allowActors)
    {
        if (!fields.Has("text"))
        {
            fields.Note(Problem.Required("text"));
        }

        ChannelAttachmentReader.Check(fields, state);
        CheckAddresses(fields, "recipients", allowActors: false);
        CheckAddresses(fields, "senders", allowActors);
        if (fields.RequiredText("messageDirection") is not null)
        {
            fields.CheckOneOf("messageDirection", "INCOMING", "OUTGOING");
        }

        if (fields.RequiredText("timestamp") is { } time
            && !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            fields.Note(new Problem($"Invalid timestamp '{time}'", In: "timestamp"));
        }

        CheckContacts(fields, state);
        string? accountId = fields.RequiredText("channelAccountId");
        StoredChannelAccount? account = accountId is null ? null : state.FindChannelAccount(accountId);
        if (accountId is not null && account?.ChannelId != channelId)
        {
            fields.Note(new Problem($"Channel account {accountId} was not found", In: "channelAccountId"));
        }

        return account;
    }

    /// <summary>The contact that the integration specified; null for none.</summary>
    public static string? ContactOf(JsonElement body)
        => body.TryGetProperty("associateWithContactId", out JsonElement id) ? id.GetRawText()
            : body.TryGetProperty("preResolvedContacts", out JsonElement known)
                ? known.GetProperty("contacts").EnumerateArray().Select(static contact =>
                    contact.GetProperty("contactVid").GetRawText()).FirstOrDefault()
            : null;

    private static void CheckContacts(JsonFields fields, AccountState state)
    {
        if (fields.Has("associateWithContactId"))
        {
            CheckContact(fields, "associateWithContactId", state);
        }

        if (fields.Object("preResolvedContacts") is { } known)
        {
            foreach ((_, JsonFields contact) in known.Items("contacts", required: true))
            {
                CheckContact(contact, "contactVid", state);
                if (contact.RequiredArray("contactPropertiesLeadingToMatch").EnumerateArray()
                    .Any(static property => property.ValueKind != JsonValueKind.String))
                {
                    contact.Note(Problem.WrongType(contact.At("contactPropertiesLeadingToMatch"), "an array of strings"));
                }
            }
        }
    }

    private static void CheckContact(JsonFields fields, string name, AccountState state)
    {
        if (fields.RequiredInteger(name) is { } id
            && !state.Actors.ContainsKey(FormattableString.Invariant($"V-{id}")))
        {
            fields.Note(new Problem($"Contact {id} does not exist", In: fields.At(name)));
        }
    }

    private static void CheckAddresses(JsonFields fields, string list, bool allowActors)
    {
        foreach ((_, JsonFields item) in fields.Items(list, required: true))
        {
            if (item.RequiredObject("deliveryIdentifier") is { } address)
            {
                _ = address.RequiredText("type");
                _ = address.RequiredText("value");
            }

            if (item.Has("senderActorId") && !allowActors)
            {
                item.Note(new Problem("Unrecognized field \"senderActorId\"", In: item.At("senderActorId")));
            }
        }
    }
}
