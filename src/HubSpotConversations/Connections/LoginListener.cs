using HubSpotConversations.Serving;

namespace HubSpotConversations.Connections;

/// <summary>Listens on this machine until the browser comes back from a login.</summary>
internal sealed class LoginListener : IDisposable
{
    private const string Parameter = "RedirectUri";

    private readonly TaskCompletionSource<LoginResult> _received
        = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string _path;
    private readonly string _state;
    private readonly LocalServer _server;

    /// <param name="redirect">The address to which the browser comes back.</param>
    /// <param name="state">The secret that only the browser of this login knows.</param>
    /// <exception cref="HubSpotValidationException">The address is not of this machine, or is in use.</exception>
    public LoginListener(Uri redirect, string state)
    {
        LocalServer.Check(redirect, Parameter);
        _path = redirect.AbsolutePath;
        _state = state;
        _server = LocalServer.Start(redirect, Parameter, longestBody: 0, Respond);
    }

    /// <summary>Waits for the browser.</summary>
    /// <exception cref="HubSpotNotConnectedException">The login takes too long.</exception>
    public async Task<LoginResult> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await _received.Task.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HubSpotNotConnectedException(
                $"The login did not finish within {timeout.TotalSeconds:0} seconds. Run Connect-HubSpot -Interactive "
                + "again, or specify a larger -LoginTimeoutSec.");
        }
    }

    public void Dispose() => _server.Dispose();

    private LocalResponse Respond(LocalRequest request)
    {
        (int status, string text, LoginResult? result) = LoginResult.Read(request, _path, _state);
        if (result is not null)
        {
            _ = _received.TrySetResult(result);
        }

        return new LocalResponse(status, LoginPage.Of(text));
    }
}
