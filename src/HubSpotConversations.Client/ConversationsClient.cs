using HubSpotConversations.Http;
using HubSpotConversations.Limits;
using HubSpotConversations.Models;
using HubSpotConversations.Sending;

namespace HubSpotConversations;

/// <summary>
/// HubSpot's Conversations API as a .NET library. Immutable and thread-safe; it holds nothing to dispose of.
/// </summary>
public sealed class ConversationsClient
{
    private readonly ApiTransport _transport;
    private readonly ApiPaths _paths;
    private readonly AssigneeRoute _assignee;

    /// <summary>Makes a client. Nothing is asked of the service before the first call.</summary>
    /// <exception cref="HubSpotValidationException">The address or the token can't be used.</exception>
    public ConversationsClient(ConversationsClientOptions options)
        : this(
            new ApiTransport(options ?? throw new ArgumentNullException(nameof(options))),
            new ApiPaths(options.ApiVersion),
            new AssigneeRoute(),
            new AccountDirectory())
    {
    }

    private ConversationsClient(
        ApiTransport transport, ApiPaths paths, AssigneeRoute assignee, AccountDirectory directory)
    {
        _transport = transport;
        _paths = paths;
        _assignee = assignee;
        Directory = directory;
        var resource = new ApiResource(transport, paths, directory);
        Threads = new ThreadsClient(resource, assignee);
        Inboxes = new InboxesClient(resource);
        Channels = new ChannelsClient(resource);
        ChannelAccounts = new ChannelAccountsClient(resource);
        Actors = new ActorsClient(resource);
        Owners = new OwnersClient(resource);
        Files = new FilesClient(resource);
        Requests = new RequestsClient(transport);
    }

    /// <summary>Threads and what is in them.</summary>
    public ThreadsClient Threads { get; }

    /// <summary>Inboxes.</summary>
    public InboxesClient Inboxes { get; }

    /// <summary>Channels.</summary>
    public ChannelsClient Channels { get; }

    /// <summary>The accounts of the channels.</summary>
    public ChannelAccountsClient ChannelAccounts { get; }

    /// <summary>Those who act in threads.</summary>
    public ActorsClient Actors { get; }

    /// <summary>The owners of HubSpot's CRM, who are the users behind the agents.</summary>
    public OwnersClient Owners { get; }

    /// <summary>Files, which messages have as attachments.</summary>
    public FilesClient Files { get; }

    /// <summary>Whatever else HubSpot can be asked.</summary>
    public RequestsClient Requests { get; }

    /// <summary>The clock that all is measured by.</summary>
    internal TimeProvider Clock => _transport.Connection.Clock;

    /// <summary>What was met so far.</summary>
    internal AccountDirectory Directory { get; }

    /// <summary>How the account's limits stand.</summary>
    public RateLimitStatus RateLimit => _transport.Connection.Share.Limiter.Status;

    /// <summary>Which send each known message belongs to.</summary>
    internal MessageClaims Claims => _transport.Connection.Share.Claims;

    /// <summary>What is known of HubSpot's clock.</summary>
    internal ServerClock ServerClock => _transport.Connection.Share.ServerClock;

    /// <summary>How HubSpot names this app in messages that it sent; null until HubSpot accepted one.</summary>
    internal MessageClient? OwnClient
    {
        get => _transport.Connection.Share.OwnClient;
        set => _transport.Connection.Share.OwnClient = value;
    }

    /// <summary>How calls are made again.</summary>
    internal RetryPolicy Retry => _transport.Retry;

    /// <summary>Who is told when calls wait; null for nobody.</summary>
    internal IWaitObserver? Waits => _transport.Waits;

    /// <summary>The same client, whose requests an observer gets.</summary>
    public ConversationsClient WithObserver(IRequestObserver observer) => WithObservers(observer, waits: null);

    /// <summary>The same client, whose requests and waits observers get.</summary>
    /// <param name="observer">Gets every attempt; null for none.</param>
    /// <param name="waits">Gets every wait; null for none.</param>
    internal ConversationsClient WithObservers(IRequestObserver? observer, IWaitObserver? waits)
        => With(_transport with { Observer = observer, Waits = waits });

    /// <summary>The same client, with fewer retries of a failed call.</summary>
    internal ConversationsClient WithMaxRetry(int maxRetry) => With(_transport.WithMaxRetry(maxRetry));

    private ConversationsClient With(ApiTransport transport) => new(transport, _paths, _assignee, Directory);
}
