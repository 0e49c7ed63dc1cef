namespace HubSpotConversations.Resources;

/// <summary>
/// Which of the paths to a thread's assignee an account knows. Found out by the first call, and remembered for the
/// connection. Thread-safe.
/// </summary>
internal sealed class AssigneeRoute
{
    private volatile string? _root;

    /// <summary>Makes a call by the path that works.</summary>
    /// <param name="roots">The beginnings of the possible paths, the likeliest first.</param>
    /// <param name="call">The call, given the beginning of its path.</param>
    public async Task<T> CallAsync<T>(IReadOnlyList<string> roots, Func<string, Task<T>> call)
    {
        if (_root is { } known)
        {
            return await call(known).ConfigureAwait(false);
        }

        HubSpotApiException? notFound = null;
        foreach (string root in roots)
        {
            try
            {
                T result = await call(root).ConfigureAwait(false);
                _root = root;
                return result;
            }
            catch (HubSpotApiException exception) when ((int)exception.StatusCode is 404 or 405)
            {
                // HubSpot responds 404 or 405 both for an unknown path and for an unknown thread. Report the first
                // response that contains a reason.
                notFound = notFound?.HubSpotMessage is null && exception.HubSpotMessage is not null
                    ? exception
                    : notFound ?? exception;
            }
        }

        throw notFound!;
    }
}
