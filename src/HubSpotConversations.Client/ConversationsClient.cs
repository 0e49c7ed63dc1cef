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
    internal TimeProvider Clock => _transport.Clock;

    /// <summary>What was met so far.</summary>
    internal AccountDirectory Directory { get; }

    /// <summary>How the account's limits stand.</summary>
    public RateLimitStatus RateLimit => _transport.Share.Limiter.Status;

    /// <summary>Which send each known message belongs to.</summary>
    internal MessageClaims Claims => _transport.Share.Claims;

    /// <summary>What is known of HubSpot's clock.</summary>
    internal ServerClock ServerClock => _transport.Share.ServerClock;

    /// <summary>How HubSpot names this app in messages that it sent; null until HubSpot accepted one.</summary>
    internal MessageClient? OwnClient
    {
        get => _transport.Share.OwnClient;
        set => _transport.Share.OwnClient = value;
    }

    /// <summary>How calls are made again.</summary>
    internal RetryPolicy Retry => _transport.Retry;

    /// <summary>Who is told when calls wait; null for nobody.</summary>
    internal IWaitObserver? Waits => _transport.Waits;

    /// <summary>The same client, with every request told to an observer.</summary>
    public ConversationsClient ObservedBy(IRequestObserver observer) => ToldTo(observer, waits: null);

    /// <summary>The same client, with every request and every wait told to observers.</summary>
    /// <param name="observer">Is told of every request; null for nobody.</param>
    /// <param name="waits">Is told when calls wait; null for nobody.</param>
    internal ConversationsClient ToldTo(IRequestObserver? observer, IWaitObserver? waits)
        => new(_transport.ToldTo(observer, waits), _paths, _assignee, Directory);

    /// <summary>The same client, with at most so many repetitions of a failed call.</summary>
    internal ConversationsClient Trying(int maxRetry)
        => new(_transport.Trying(maxRetry), _paths, _assignee, Directory);
}
