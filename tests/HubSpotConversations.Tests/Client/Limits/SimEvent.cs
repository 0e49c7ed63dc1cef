namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Something that happens at its time, unless it was cancelled.</summary>
internal sealed class SimEvent(Action action)
{
    private volatile bool _isCancelled;

    public bool IsCancelled => _isCancelled;

    public void Cancel() => _isCancelled = true;

    public void Happen() => action();
}
