using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>A sandbox account, a clock that advances during waits, and a client of the account.</summary>
internal sealed class SendingAccount
{
    private readonly SteppingClock _clock;
    private int _before;

    /// <param name="options">The options of the account.</param>
    /// <param name="maxRetry">The maximum number of retries of a call.</param>
    public SendingAccount(Func<FakeTimeProvider, SandboxOptions>? options = null, int maxRetry = 6)
    {
        _clock = new SteppingClock(Clock);
        Account = new SandboxAccount(options?.Invoke(Clock) ?? new SandboxOptions { Clock = Clock });
        Client = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = Api.Secret,
            Handler = Account.CreateHandler(),
            Clock = Clock,
            MaxRetry = maxRetry,
        }).WithObservers(null, _clock);
    }

    public FakeTimeProvider Clock { get; } = new(SandboxData.HistoryEnd.AddDays(3));

    public SandboxAccount Account { get; }

    public ConversationsClient Client { get; }

    public List<RequestWait> Waits { get; } = [];

    /// <summary>The texts that the test has added to the thread, in order.</summary>
    public IReadOnlyList<string> Stored => Account.StoredTexts(SandboxData.EmailThreadId).Skip(_before).ToArray();

    /// <summary>Ignores the messages stored so far, and sets the faults of the next requests.</summary>
    public SendingAccount Ready(params FaultKind[] faults)
    {
        _before = Account.StoredTexts(SandboxData.EmailThreadId).Count;
        Account.Faults = FaultPlan.Sequence(faults);
        return this;
    }

    public static MessageDraft Draft(string text = "On its way.", string? richText = null) => Drafts.Message(
        text,
        SandboxData.EmailThreadId,
        richText,
        senderActorId: SandboxData.AgentActorId,
        channelAccountId: SandboxData.EmailChannelAccountId);

    public Task<SentMessage> SendAsync(
        MessageDraft? draft = null,
        UnknownAction onUnknown = UnknownAction.Verify,
        CancellationTokenSource? stop = null,
        ClaimOwner? owner = null,
        bool isComment = false,
        ExactlyOnceSender? sender = null)
    {
        CancellationToken end = stop?.Token ?? Api.TestEnd;
        sender ??= new ExactlyOnceSender(Client, new SendSettings { OnUnknown = onUnknown });
        return _clock.RunAsync(sender.SendAsync(
            new OutgoingMessage { Draft = draft ?? Draft(), Owner = owner ?? ClaimOwner.New(), IsComment = isComment },
            (wait, token) =>
            {
                Waits.Add(wait);
                return Waiting.PauseAsync(Clock, wait, _clock, token);
            },
            new SendTokens(end, end)));
    }
}
