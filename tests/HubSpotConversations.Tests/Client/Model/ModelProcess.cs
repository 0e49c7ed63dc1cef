using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Journal;
using HubSpotConversations.Tests.Client.Sending;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Model;

/// <summary>
/// A simulated process that sends. It counts the steps at which it can be interrupted: before and after each request,
/// at each pause and at each flush of the journal.
/// </summary>
internal sealed class ModelProcess : HttpMessageHandler
{
    private readonly ModelServer _server;
    private readonly FakeTimeProvider _clock;
    private readonly TaskCompletionSource<bool> _crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _at;
    private Action? _interrupt;

    public ModelProcess(ModelServer server, FakeTimeProvider clock)
    {
        _server = server;
        _clock = clock;
        Clock = new SteppingClock(clock);
        Client = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = Api.Secret,
            Handler = this,
            Clock = clock,
            MaxRetry = 6,
        }).WithObservers(null, Clock);
    }

    public SteppingClock Clock { get; }

    public ConversationsClient Client { get; }

    public int Steps { get; private set; }

    /// <summary>
    /// Completes when the process has crashed. Its tasks then never complete, and it sends nothing more.
    /// </summary>
    public Task Crashed => _crash.Task;

    /// <summary>The part of the journal that survives a crash.</summary>
    public byte[] Durable { get; private set; } = [];

    /// <summary>The journal at the time of the first intent.</summary>
    public byte[]? Backup { get; private set; }

    public void Interrupt(int at, Action interrupt)
    {
        _at = at;
        _interrupt = interrupt;
        Steps = 0;
    }

    public void Crash() => _crash.TrySetResult(true);

    public async Task PauseAsync(RequestWait wait, CancellationToken cancellationToken)
    {
        await StepAsync();
        cancellationToken.ThrowIfCancellationRequested();
        _clock.Advance(wait.Time);
    }

    /// <summary>Makes the journal durable unless the process has crashed.</summary>
    public void Flush(Disk disk)
    {
        Step();
        if (_crash.Task.IsCompleted)
        {
            throw new IOException("The process is gone.");
        }

        Durable = disk.ToArray();
        Backup ??= disk.Lines().Any(static line => line.Contains("\"intent\"", StringComparison.Ordinal)) ? Durable : null;
        Step();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await StepAsync();
        cancellationToken.ThrowIfCancellationRequested();
        HttpResponseMessage response = request.Method == HttpMethod.Get
            ? _server.Read(request)
            : await PostAsync(request, cancellationToken);
        await StepAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return response;
    }

    private async Task<HttpResponseMessage> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _server.PostAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // An interruption can also follow a broken connection.
            await StepAsync();
            throw;
        }
    }

    private void Step()
    {
        if (Steps++ == _at)
        {
            _interrupt!();
        }
    }

    private Task StepAsync()
    {
        Step();
        return _crash.Task.IsCompleted ? new TaskCompletionSource<bool>().Task : Task.CompletedTask;
    }
}
