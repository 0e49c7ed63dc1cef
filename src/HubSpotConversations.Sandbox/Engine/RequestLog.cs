using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.Engine;

/// <summary>The newest requests, up to a fixed number.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 10_000;
    private readonly object _gate = new();
    private readonly Queue<SandboxRequest> _requests = new();

    public void Add(SandboxRequest request)
    {
        lock (_gate)
        {
            if (_requests.Count == Capacity)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    public IReadOnlyList<SandboxRequest> Snapshot()
    {
        lock (_gate)
        {
            return _requests.ToArray();
        }
    }
}
