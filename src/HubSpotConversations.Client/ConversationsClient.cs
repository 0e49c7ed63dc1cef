using HubSpotConversations.Http;

namespace HubSpotConversations;

/// <summary>
/// HubSpot's Conversations API as a .NET library. Immutable and thread-safe; it holds nothing to dispose of.
/// </summary>
public sealed class ConversationsClient
{
    private readonly ApiTransport _transport;
    private readonly ApiPaths _paths;

    /// <summary>Makes a client. Nothing is asked of the service before the first call.</summary>
    /// <exception cref="HubSpotValidationException">The address or the token can't be used.</exception>
    public ConversationsClient(ConversationsClientOptions options)
        : this(
            new ApiTransport(options ?? throw new ArgumentNullException(nameof(options))),
            new ApiPaths(options.ApiVersion))
    {
    }

    private ConversationsClient(ApiTransport transport, ApiPaths paths)
    {
        _transport = transport;
        _paths = paths;
        Threads = new ThreadsClient(transport, paths);
        Inboxes = new InboxesClient(transport, paths);
    }

    /// <summary>Threads and what is in them.</summary>
    public ThreadsClient Threads { get; }

    /// <summary>Inboxes.</summary>
    public InboxesClient Inboxes { get; }

    /// <summary>The same client, with every request told to an observer.</summary>
    public ConversationsClient ObservedBy(IRequestObserver observer) => new(_transport.ObservedBy(observer), _paths);

    /// <summary>
    /// The same client with calls that are over when they return: the calling thread waits at the socket, which is
    /// faster where one call follows the other. Where the network can't do that, they are as they always are.
    /// </summary>
    internal ConversationsClient OnCallingThread() => new(_transport.OnCallingThread(), _paths);
}
