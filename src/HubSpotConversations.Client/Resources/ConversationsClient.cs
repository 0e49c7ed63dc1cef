using HubSpotConversations.Accounts;
using HubSpotConversations.Http;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>
/// A client for HubSpot's Conversations API. It is immutable and thread-safe, and doesn't need to be disposed.
/// </summary>
public sealed class ConversationsClient
{
    private readonly ApiTransport _transport;
    private readonly ApiPaths _paths;
    private readonly AssigneeRoute _assignee;

    /// <summary>Creates a client. It sends no request until the first call.</summary>
    /// <exception cref="HubSpotValidationException">The base address or the token is not valid.</exception>
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
        Contacts = new ContactsClient(resource);
        Files = new FilesClient(resource);
        Account = new AccountClient(resource);
        VisitorTokens = new VisitorTokensClient(resource);
        CustomChannels = new CustomChannelsClient(resource);
        WebhookSubscriptions = new WebhookSubscriptionsClient(resource);
        WebhookSettings = new WebhookSettingsClient(resource);
        Requests = new RequestsClient(transport);
    }

    /// <summary>Reads and changes threads, reads their messages, and sends messages.</summary>
    public ThreadsClient Threads { get; }

    /// <summary>Reads inboxes.</summary>
    public InboxesClient Inboxes { get; }

    /// <summary>Reads channels.</summary>
    public ChannelsClient Channels { get; }

    /// <summary>Reads channel accounts.</summary>
    public ChannelAccountsClient ChannelAccounts { get; }

    /// <summary>Reads actors: the people, apps and bots that act in threads.</summary>
    public ActorsClient Actors { get; }

    /// <summary>Reads the owners in HubSpot's CRM. They are the users behind the agents.</summary>
    public OwnersClient Owners { get; }

    /// <summary>Reads the contacts in HubSpot's CRM. They are the customers behind the threads.</summary>
    public ContactsClient Contacts { get; }

    /// <summary>Uploads and downloads files, which messages carry as attachments.</summary>
    public FilesClient Files { get; }

    /// <summary>Reads the details of the account itself.</summary>
    public AccountClient Account { get; }

    /// <summary>Creates tokens that identify visitors to the chat widget.</summary>
    public VisitorTokensClient VisitorTokens { get; }

    /// <summary>Manages custom channels, and publishes messages through them.</summary>
    public CustomChannelsClient CustomChannels { get; }

    /// <summary>Manages which events HubSpot posts to an app.</summary>
    public WebhookSubscriptionsClient WebhookSubscriptions { get; }

    /// <summary>Manages where HubSpot posts the events of an app.</summary>
    public WebhookSettingsClient WebhookSettings { get; }

    /// <summary>Sends any other request to HubSpot.</summary>
    public RequestsClient Requests { get; }

    /// <summary>The clock for all times and waits.</summary>
    internal TimeProvider Clock => _transport.Connection.Clock;

    /// <summary>What this client has seen of the account so far.</summary>
    internal AccountDirectory Directory { get; }

    /// <summary>The current state of the account's rate limits.</summary>
    public RateLimitStatus RateLimit => _transport.Connection.Share.Limiter.Status;

    /// <summary>The send that each known message belongs to.</summary>
    internal MessageClaims Claims => _transport.Connection.Share.Claims;

    /// <summary>What is known about HubSpot's clock.</summary>
    internal ServerClock ServerClock => _transport.Connection.Share.ServerClock;

    /// <summary>
    /// How HubSpot identifies this app in messages that the app sent; null until HubSpot accepts one.
    /// </summary>
    internal MessageClient? OwnClient
    {
        get => _transport.Connection.Share.OwnClient;
        set => _transport.Connection.Share.OwnClient = value;
    }

    /// <summary>How the client retries failed calls.</summary>
    internal RetryPolicy Retry => _transport.Retry;

    /// <summary>The observer to notify when calls wait; null for none.</summary>
    internal IWaitObserver? Waits => _transport.Waits;

    /// <summary>Returns a client that shares this one's state and reports every request to an observer.</summary>
    public ConversationsClient WithObserver(IRequestObserver observer) => WithObservers(observer, waits: null);

    /// <summary>
    /// Returns a client that shares this one's state and reports every request and every wait to observers.
    /// </summary>
    /// <param name="observer">The observer of the requests; null for none.</param>
    /// <param name="waits">The observer of the waits; null for none.</param>
    internal ConversationsClient WithObservers(IRequestObserver? observer, IWaitObserver? waits)
        => With(_transport with { Observer = observer, Waits = waits });

    /// <summary>
    /// Returns a client that shares this one's state and retries a failed call at most this many times.
    /// </summary>
    internal ConversationsClient WithMaxRetry(int maxRetry) => With(_transport.WithMaxRetry(maxRetry));

    private ConversationsClient With(ApiTransport transport) => new(transport, _paths, _assignee, Directory);
}
