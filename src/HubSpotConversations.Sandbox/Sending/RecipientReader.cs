using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Reads the recipients of a message.</summary>
internal static class RecipientReader
{
    public static List<RequestRecipient> Read(JsonFields fields, string? channelId)
    {
        if (channelId == ChannelIds.Email && fields.IsEmptyArray("recipients"))
        {
            fields.Note(new Problem("An email needs at least one recipient", In: "recipients"));
        }

        var recipients = new List<RequestRecipient>();
        foreach ((_, JsonFields recipient) in fields.Items("recipients", required: true))
        {
            if (ReadOne(recipient, channelId) is { } read)
            {
                recipients.Add(read);
            }
        }

        return recipients;
    }

    private static RequestRecipient? ReadOne(JsonFields fields, string? channelId)
    {
        string? actorId = fields.Text("actorId");
        CheckActor(fields, actorId);
        string? field = fields.Text("recipientField");
        if (field is not (null or "TO" or "CC" or "BCC"))
        {
            fields.Note(new Problem(
                $"Invalid recipientField '{field}': TO, CC or BCC", In: fields.At("recipientField")));
        }

        StoredIdentifier? identifier = Identifier(fields, channelId);
        return identifier is null ? null : new RequestRecipient(actorId, fields.Text("name"), field, identifier);
    }

    private static void CheckActor(JsonFields fields, string? actorId)
    {
        if (actorId is null)
        {
            return;
        }

        string at = fields.At("actorId");
        string? kind = ActorId.KindOf(actorId);
        if (kind is null)
        {
            fields.Note(Problem.InvalidActorId(at));
        }
        else if (kind != "VISITOR")
        {
            fields.Note(Problem.UnsupportedActor(kind, "receiving", at));
        }
    }

    /// <summary>The first identifier, or the single property if the list is missing.</summary>
    private static StoredIdentifier? Identifier(JsonFields fields, string? channelId)
    {
        const string List = "deliveryIdentifiers";
        const string Single = "deliveryIdentifier";
        List<StoredIdentifier?> identifiers = [];
        if (fields.Has(List) || !fields.Has(Single))
        {
            identifiers.AddRange(
                fields.Items(List, required: true).Select(item => ReadIdentifier(item.Fields, channelId)));
            if (fields.IsEmptyArray(List))
            {
                fields.Note(new Problem("A recipient needs a delivery identifier", In: fields.At(List)));
            }
        }
        else if (fields.Object(Single) is { } single)
        {
            identifiers.Add(ReadIdentifier(single, channelId));
        }

        return identifiers.FirstOrDefault();
    }

    private static StoredIdentifier? ReadIdentifier(JsonFields fields, string? channelId)
    {
        string? kind = fields.RequiredText("type");
        string? value = fields.RequiredText("value");
        if (kind is null || value is null)
        {
            return null;
        }

        if (ProblemOf(fields, kind, value, channelId) is { } problem)
        {
            fields.Note(problem);
        }

        return new StoredIdentifier(kind, value);
    }

    private static Problem? ProblemOf(JsonFields fields, string kind, string value, string? channelId)
    {
        if (kind is not ("HS_EMAIL_ADDRESS" or "HS_PHONE_NUMBER" or "HS_SHORT_CODE" or "CHANNEL_SPECIFIC_OPAQUE_ID"))
        {
            return new Problem($"Invalid delivery identifier type '{kind}'", In: fields.At("type"));
        }

        if (ChannelIds.IdentifierKind(channelId) is { } wanted && wanted != kind)
        {
            return new Problem($"Channel {channelId} delivers to {wanted}, not to {kind}", In: fields.At("type"));
        }

        bool isValid = kind switch
        {
            "HS_EMAIL_ADDRESS" => IsEmail(value),
            "HS_PHONE_NUMBER" => IsPhone(value),
            _ => value.Length > 0,
        };
        return isValid ? null : new Problem($"Invalid value for {kind}: '{value}'", In: fields.At("value"));
    }

    private static bool IsEmail(string value)
    {
        int at = value.IndexOf('@');
        return at > 0 && at == value.LastIndexOf('@') && at < value.Length - 1 && !value.Any(char.IsWhiteSpace);
    }

    private static bool IsPhone(string value) =>
        value.Length is > 7 and <= 16 && value[0] == '+' && value.Skip(1).All(letter => letter is >= '0' and <= '9');
}
