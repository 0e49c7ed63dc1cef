using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Composition;

/// <summary>A draft that is being completed, and a list of the values that were filled in.</summary>
internal sealed class CompletedReply(MessageDraft draft)
{
    private readonly List<string> _filledIn = [];

    public MessageDraft Draft { get; private set; } = draft;

    /// <summary>
    /// The ids of the entries that the thread had when the draft was completed, as far as they were read.
    /// </summary>
    public IReadOnlyCollection<string> SeenIds { get; set; } = [];

    /// <summary>Descriptions of the values that were filled in, for example "channel EMAIL".</summary>
    public IReadOnlyList<string> FilledIn => _filledIn;

    /// <summary>Takes the draft with ids instead of names.</summary>
    public void Names(MessageDraft resolved, IAccountNames names)
    {
        string? sender = Draft.SenderActorId;
        Add("sender", sender, resolved.SenderActorId, sender?.IndexOf('@') >= 0 ? null : names.ActorName);
        Add("channel", Draft.ChannelId, resolved.ChannelId);
        Add("account", Draft.ChannelAccountId, resolved.ChannelAccountId);
        Draft = resolved;

        void Add(string what, string? given, string? id, Func<string?, string?>? nameOf = null)
        {
            if (id != given)
            {
                _filledIn.Add($"{what} {id} ({nameOf?.Invoke(id) ?? given})");
            }
        }
    }

    /// <summary>Records the subject if the draft has it from the message that it replies to.</summary>
    public void ReplyTo(ConversationMessage original)
    {
        if (Draft.Subject is { } subject && subject == ReplySubject.Of(original))
        {
            _filledIn.Add($"subject '{subject}'");
        }
    }

    public void Place(ConversationMessage newest)
    {
        if (Draft.ChannelId is null)
        {
            _filledIn.Add($"channel {Channels.NameOf(newest.ChannelId!)}");
        }

        Draft = Draft with
        {
            ChannelId = Draft.ChannelId ?? newest.ChannelId,
            ChannelAccountId = Draft.ChannelAccountId ?? newest.ChannelAccountId,
        };
    }

    public void Account(ChannelAccount account)
        => _filledIn.Add(account.ToString() is { } name && name != account.ChannelAccountId ? $"account {name} ({account.ChannelAccountId})"
            : $"account {account.ChannelAccountId}");

    public void Recipients(IReadOnlyList<Recipient> recipients)
    {
        // The draft may already have people to copy.
        _filledIn.Add("recipient " + string.Join(", ", recipients));
        Draft = Draft with { Recipients = ReplyRecipients.WithCopies(recipients, Draft.Recipients) };
    }

    public void Copies(IEnumerable<Recipient> copies)
    {
        Recipient[] added = copies.ToArray();
        if (added.Length > 0)
        {
            _filledIn.Add("copied on CC: " + string.Join(", ", (IEnumerable<Recipient>)added));
            Draft = Draft with { Recipients = [.. Draft.Recipients, .. added] };
        }
    }

    public void Subject(string subject)
    {
        _filledIn.Add($"subject '{subject}'");
        Draft = Draft with { Subject = subject };
    }
}
