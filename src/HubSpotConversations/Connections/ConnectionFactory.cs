using System.Runtime.CompilerServices;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Connections;

/// <summary>Creates connections.</summary>
internal static class ConnectionFactory
{
    // RFC 2606 reserves this name, so no request can reach a server even by mistake.
    private static readonly Uri Nowhere = new("https://sandbox.invalid");

    public static HubSpotConnection Create(ConversationsClientOptions options, string? defaultSender)
        => Create(options, defaultSender, isSandbox: false);

    /// <summary>Creates a connection to a new sandbox account in memory.</summary>
    // Not inlined, so that the sandbox loads only when it is used.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static HubSpotConnection CreateSandbox(
        ConversationsClientOptions given, string? defaultSender, double visitorIntervalSec)
    {
        var account = new SandboxAccount(
            new SandboxOptions { VisitorInterval = TimeSpan.FromSeconds(visitorIntervalSec) });
        var options = new ConversationsClientOptions
        {
            AccessToken = given.AccessToken,
            ApiVersion = given.ApiVersion,
            BaseUri = Nowhere,
            Handler = account.CreateHandler(),
            MaxRetry = given.MaxRetry,
            RetryTimeout = given.RetryTimeout,
            RateLimit = given.RateLimit,
        };
        return Create(options, defaultSender, isSandbox: true);
    }

    private static HubSpotConnection Create(ConversationsClientOptions options, string? defaultSender, bool isSandbox)
        => new(new ConversationsClient(options), options)
        {
            DefaultSender = defaultSender,
            IsSandbox = isSandbox,
            ConnectedAt = options.Clock.GetUtcNow(),
        };
}
