using System.Globalization;
using HubSpotConversations.Sandbox.Resources;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Answers calls, whoever carries them. One call at a time: each takes microseconds.</summary>
internal sealed class SandboxEngine
{
    private readonly AccountState _state;
    private readonly SandboxOptions _options;
    private readonly RateMeter _meter;
    private readonly TokenGate _tokens;
    private readonly ErrorAnswers _errors = new();
    private readonly RouteTable _routes = new();
    private readonly RouteTable _judge = new();
    private readonly VisitorSchedule _visitors;
    private volatile FaultPlan? _faults;
    private int _hanging;

    public SandboxEngine(AccountState state, SandboxOptions options)
    {
        _state = state;
        _options = options;
        _faults = options.Faults;
        _meter = new RateMeter(options);
        _tokens = new TokenGate(state, options, _errors);
        _visitors = new VisitorSchedule(state, options);
        foreach (IResource resource in ResourceList.Of(state, options))
        {
            resource.AddRoutes(_routes);
        }

        new StoredResource(state).AddRoutes(_judge);
    }

    public RequestLog Requests { get; } = new();

    public FaultPlan? Faults
    {
        get => _faults;
        set => _faults = value;
    }

    public TimeSpan Latency => _options.Latency;

    /// <summary>Waits as long as the account's network is slow.</summary>
    public Task DelayAsync(CancellationToken cancellation)
    {
        if (Latency <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }
#if NET
        return Task.Delay(Latency, _options.Clock, cancellation);
#else
        return _options.Clock.Delay(Latency, cancellation);
#endif
    }

    /// <summary>Has done what has become due by itself. Whoever calls it has the account's gate.</summary>
    public void CatchUp() => _state.Late.CatchUp();

    /// <summary>How many requests hang.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Never answers. Without a time to end at it takes neither a thread nor a timer.</summary>
    /// <param name="gone">Ends it: the client went away, or the server stops.</param>
    public async Task HangAsync(CancellationToken gone)
    {
        Interlocked.Increment(ref _hanging);
        try
        {
            await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _hanging);
        }
    }

    public SandboxAnswer Handle(SandboxCall call) => Judge(call) ?? HandleApi(call);

    /// <summary>The answer to a judge's question; null for a call of the API.</summary>
    private SandboxAnswer? Judge(SandboxCall call)
    {
        if (!call.Path.StartsWith(StoredResource.Root, StringComparison.Ordinal)
            || _judge.Find(call, out _) is not { } route)
        {
            return null;
        }

        lock (_state.Gate)
        {
            CatchUp();
            return Run(route, call);
        }
    }

    private SandboxAnswer HandleApi(SandboxCall call)
    {
        SandboxRequest request = LoggedRequest.Of(call);
        Requests.Add(request);
        FaultPlan? faults = _faults;
        FaultKind fault = faults?.Next(request) ?? FaultKind.None;
        lock (_state.Gate)
        {
            CatchUp();
            _visitors.CatchUp();
            TimeSpan? later = fault == FaultKind.SlowStore ? faults!.SlowStoreDelay : null;
            SandboxAnswer answer = Before(fault, faults) ?? After(fault, faults, Answer(call, later));
            _meter.AddHeaders(answer);
            DateTimeOffset time = _state.Now + _options.MessageClockSkew;
            answer.AddHeader("Date", time.ToString("R", CultureInfo.InvariantCulture));
            return answer;
        }
    }

    /// <summary>The answer of a fault that keeps the request from being handled.</summary>
    private SandboxAnswer? Before(FaultKind fault, FaultPlan? faults) => fault switch
    {
        FaultKind.StatusBefore => _errors.Broken(faults!.NextStatus()),
        FaultKind.DropBefore => SandboxAnswer.Drop(),
        FaultKind.Html => ErrorAnswers.ProxyPage(),
        FaultKind.TooManyRequests => _errors.LimitReached(RateMeter.Rolling),
        FaultKind.HangBefore => SandboxAnswer.Hang(),
        FaultKind.Locked => _errors.Locked(),
        _ => null,
    };

    /// <summary>What becomes of an answer on its way back.</summary>
    private SandboxAnswer After(FaultKind fault, FaultPlan? faults, SandboxAnswer answer)
    {
        switch (fault)
        {
            case FaultKind.StatusAfter:
                return _errors.Broken(faults!.NextStatus());
            case FaultKind.DropAfter:
            case FaultKind.SlowStore:
                return SandboxAnswer.Drop();
            case FaultKind.HangAfter:
                return SandboxAnswer.Hang();
            case FaultKind.Truncate:
                answer.Delivery = Delivery.Cut;
                return answer;
            default:
                return answer;
        }
    }

    /// <param name="call">The call.</param>
    /// <param name="later">
    /// How long its handling waits, when nobody is there any more for the answer; null for not at all.
    /// </param>
    private SandboxAnswer Answer(SandboxCall call, TimeSpan? later)
    {
        Route? route = _routes.Find(call, out List<string> methods);
        if (route is null)
        {
            return methods.Count == 0 ? ErrorAnswers.UnknownPath() : ErrorAnswers.WrongMethod(methods);
        }

        if (route.Scope is null)
        {
            return Run(route, call, later);
        }

        if (_tokens.Refuse(call.Authorization) is { } refused)
        {
            return refused;
        }

        if (_meter.Take() is { } policy)
        {
            return _errors.LimitReached(policy);
        }

        return _options.MissingScopes.Contains(route.Scope)
            ? _errors.MissingScope(route.Scope)
            : Run(route, call, later);
    }

    private SandboxAnswer Run(Route route, SandboxCall call, TimeSpan? later)
    {
        if (later is { } delay)
        {
            SandboxCall kept = call.Keep();
            _state.Late.Add(delay, () => Run(route, kept));
            return SandboxAnswer.Drop();
        }

        return Run(route, call);
    }

    private SandboxAnswer Run(Route route, SandboxCall call)
    {
        try
        {
            return route.Handler(call);
        }
        catch (Refusal refusal)
        {
            return _errors.Refused(refusal);
        }
    }
}
