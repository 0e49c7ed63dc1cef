
namespace HubSpotConversations.Sandbox.State;

/// <summary>
/// Calls that the account handles after their connection broke. There isn't a timer. Before each read, the account
/// handles all calls that are due, with the time at which they were due.
/// </summary>
internal sealed class LateCalls(AccountState state)
{
    private readonly SortedDictionary<(DateTimeOffset Due, long Number), Action> _calls = [];
    private long _count;

    public void Add(TimeSpan delay, Action handle) =>
        _calls.Add((state.Now + delay, _count++), handle);

    public void CatchUp()
    {
        while (_calls.Count > 0)
        {
            KeyValuePair<(DateTimeOffset Due, long Number), Action> next = _calls.First();
            if (next.Key.Due > state.Clock.GetUtcNow())
            {
                return;
            }

            _calls.Remove(next.Key);
            state.At(next.Key.Due, next.Value);
        }
    }
}
