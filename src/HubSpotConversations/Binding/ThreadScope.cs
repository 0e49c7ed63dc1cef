namespace HubSpotConversations.Binding;

/// <summary>
/// What an object from the pipeline says about the threads to list: the threads of an inbox, a channel, a channel
/// account or a contact, or the threads that are assigned to an agent.
/// </summary>
internal sealed record ThreadScope
{
    // A thread or a message has ids of inboxes and channels too, but it means itself.
    private static readonly string[] OfThreads = ["ThreadId", "ConversationsThreadId", "MessageId"];

    public string? InboxId { get; private init; }

    public string? ChannelId { get; private init; }

    public string? ChannelAccountId { get; private init; }

    /// <summary>The id or the email address of the contact.</summary>
    public string? Contact { get; init; }

    public string? AssignedTo { get; private init; }

    /// <summary>Reads an object, live or re-imported; null if it doesn't select threads.</summary>
    public static ThreadScope? Of(object? item)
    {
        if (PropertyBag.Of(item) is not { } bag || OfThreads.Any(bag.Has))
        {
            return null;
        }

        return bag.Text("ContactId") is { } contact ? new ThreadScope { Contact = contact }
            : bag.Text("ChannelAccountId") is { } account ? new ThreadScope { ChannelAccountId = account }
            : bag.Text("InboxId") is { } inbox ? new ThreadScope { InboxId = inbox }
            : bag.Text("ChannelId") is { } channel ? new ThreadScope { ChannelId = channel }
            : bag.Text("ActorId") is { } actor ? OfActor(actor)
            // Nothing is assigned to an owner who is no longer a user.
            : bag.Has("OwnerId") ? new ThreadScope()
            : null;
    }

    /// <summary>The threads of an actor: a customer's own threads, and the threads assigned to anyone else.</summary>
    private static ThreadScope OfActor(string actorId)
        => actorId.StartsWith("V-", StringComparison.OrdinalIgnoreCase)
            || actorId.StartsWith("E-", StringComparison.OrdinalIgnoreCase)
                ? new ThreadScope { Contact = actorId.Substring(2) }
                : new ThreadScope { AssignedTo = actorId };
}
