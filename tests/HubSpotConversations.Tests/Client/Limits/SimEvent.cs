namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A scheduled action that can be cancelled.</summary>
internal sealed class SimEvent(Action action)
{
    private volatile bool _isCancelled;

    public bool IsCancelled => _isCancelled;

    public void Cancel() => _isCancelled = true;

    public void Run() => action();
}
