using System.Globalization;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Resources;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Handles the calls of every transport, one at a time. Each call takes microseconds.</summary>
internal sealed class SandboxEngine
{
    private readonly AccountState _state;
    private readonly SandboxOptions _options;
    private readonly RateMeter _meter;
    private readonly TokenGate _tokens;
    private readonly ErrorResponses _errors = new();
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

    /// <summary>Waits for the latency of the account's network.</summary>
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

    /// <summary>Handles all late calls that are due. The caller must hold the account's gate.</summary>
    public void CatchUp() => _state.Late.CatchUp();

    /// <summary>The number of hanging requests.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Waits without a timeout, a thread or a timer, and never responds.</summary>
    /// <param name="gone">Ends the wait: the client closed the connection, or the server stops.</param>
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

    public SandboxResponse Handle(SandboxCall call) => Judge(call) ?? HandleApi(call);

    /// <summary>Responds to a test's call for stored messages; null for a call of the API.</summary>
    private SandboxResponse? Judge(SandboxCall call)
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

    private SandboxResponse HandleApi(SandboxCall call)
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
            SandboxResponse response = Before(fault, faults) ?? After(fault, faults, Respond(call, later));
            _meter.AddHeaders(response);
            DateTimeOffset time = _state.Now + _options.MessageClockSkew;
            response.AddHeader("Date", time.ToString("R", CultureInfo.InvariantCulture));
            return response;
        }
    }

    /// <summary>The response of a fault that prevents handling the request.</summary>
    private SandboxResponse? Before(FaultKind fault, FaultPlan? faults) => fault switch
    {
        FaultKind.StatusBefore => _errors.Broken(faults!.NextStatus()),
        FaultKind.DropBefore => SandboxResponse.Drop(),
        FaultKind.Html => ErrorResponses.ProxyPage(),
        FaultKind.TooManyRequests => _errors.LimitReached(RateMeter.Rolling),
        FaultKind.HangBefore => SandboxResponse.Hang(),
        FaultKind.Locked => _errors.Locked(),
        _ => null,
    };

    /// <summary>Applies a fault to the response of a handled request.</summary>
    private SandboxResponse After(FaultKind fault, FaultPlan? faults, SandboxResponse response)
    {
        switch (fault)
        {
            case FaultKind.StatusAfter:
                return _errors.Broken(faults!.NextStatus());
            case FaultKind.DropAfter:
            case FaultKind.SlowStore:
                return SandboxResponse.Drop();
            case FaultKind.HangAfter:
                return SandboxResponse.Hang();
            case FaultKind.Truncate:
                response.Delivery = Delivery.Cut;
                return response;
            default:
                return response;
        }
    }

    /// <param name="call">The call.</param>
    /// <param name="later">
    /// How long the account waits before it handles the call, after the client has gone; null to handle it now.
    /// </param>
    private SandboxResponse Respond(SandboxCall call, TimeSpan? later)
    {
        Route? route = _routes.Find(call, out List<string> methods);
        if (route is null)
        {
            return methods.Count == 0 ? ErrorResponses.UnknownPath() : ErrorResponses.WrongMethod(methods);
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

        _state.RequestsToday = _meter.Today;
        return _options.MissingScopes.Contains(route.Scope)
            ? _errors.MissingScope(route.Scope)
            : Run(route, call, later);
    }

    private SandboxResponse Run(Route route, SandboxCall call, TimeSpan? later)
    {
        if (later is { } delay)
        {
            SandboxCall kept = call.Keep();
            _state.Late.Add(delay, () => Run(route, kept));
            return SandboxResponse.Drop();
        }

        return Run(route, call);
    }

    private SandboxResponse Run(Route route, SandboxCall call)
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
