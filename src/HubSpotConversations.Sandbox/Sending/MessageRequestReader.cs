using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Reads a message to send and records every problem for which HubSpot rejects it.</summary>
internal sealed class MessageRequestReader(AccountState state)
{
    /// <remarks>If the reader recorded problems, the request is incomplete. Don't use it.</remarks>
    public MessageRequest Read(JsonFields fields)
    {
        string? text = TextRules.Read(fields);
        StoredActor? sender = Sender(fields);
        string? channelId = fields.RequiredId("channelId");
        StoredChannelAccount? account = Account(fields, channelId);
        return new MessageRequest(
            text!,
            fields.Text("richText"),
            fields.Text("subject"),
            sender!,
            account!,
            RecipientReader.Read(fields, channelId),
            AttachmentReader.Read(fields, state, ChannelIds.HasQuickReplies(channelId)));
    }

    private StoredActor? Sender(JsonFields fields)
    {
        const string Name = "senderActorId";
        if (fields.RequiredText(Name) is not { } id)
        {
            return null;
        }

        string? kind = ActorId.KindOf(id);
        StoredActor? actor = kind == "AGENT" ? state.FindActor(id) : null;
        Problem? problem = kind switch
        {
            null => Problem.InvalidActorId(Name),
            "AGENT" => actor is null ? new Problem($"Actor {id} was not found", In: Name) : null,
            _ => Problem.UnsupportedActor(kind, "sending", Name),
        };
        if (problem is not null)
        {
            fields.Note(problem);
        }

        return actor;
    }

    private StoredChannelAccount? Account(JsonFields fields, string? channelId)
    {
        string? accountId = fields.RequiredId("channelAccountId");
        if (channelId is not null && ChannelProblem(channelId) is { } channelProblem)
        {
            fields.Note(channelProblem);
            return null;
        }

        if (channelId is null || accountId is null)
        {
            return null;
        }

        StoredChannelAccount? account = state.FindChannelAccount(accountId);
        if (AccountProblem(account, accountId, channelId) is { } accountProblem)
        {
            fields.Note(accountProblem);
        }

        return account;
    }

    private Problem? ChannelProblem(string channelId)
    {
        const string Name = "channelId";
        if (!state.Channels.Exists(channel => channel.Id == channelId)
            && state.Custom.Find(channelId) is null)
        {
            return new Problem($"Channel {channelId} was not found", In: Name);
        }

        return channelId is ChannelIds.WhatsApp or ChannelIds.Forms
            ? new Problem($"Sending messages on channel {channelId} is not supported", In: Name)
            : null;
    }

    private static Problem? AccountProblem(StoredChannelAccount? account, string accountId, string channelId)
    {
        const string Name = "channelAccountId";
        return account switch
        {
            null or { Archived: true } => new Problem($"Channel account {accountId} was not found", In: Name),
            _ when account.ChannelId != channelId => new Problem(
                $"Channel account {accountId} does not belong to channel {channelId}", In: Name),
            _ => null,
        };
    }
}
