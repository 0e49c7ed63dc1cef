using System.Diagnostics.CodeAnalysis;

namespace HubSpotConversations.Http.Credentials;

/// <summary>
/// Keeps the newest refresh token of a connection until the connection has saved it. Thread-safe.
/// </summary>
internal sealed class RefreshTokenNotices
{
    private readonly object _lock = new();
    private string? _newest;
    private bool _isDue;

    /// <summary>Stores a new token. It replaces an older one, which no longer works.</summary>
    public void Put(string refreshToken)
    {
        lock (_lock)
        {
            _newest = refreshToken;
            _isDue = true;
        }
    }

    /// <summary>Takes the newest token. Only one caller gets it.</summary>
    public bool TryTake([NotNullWhen(true)] out string? refreshToken)
    {
        lock (_lock)
        {
            refreshToken = _isDue ? _newest : null;
            _isDue = false;
            return refreshToken is not null;
        }
    }

    /// <summary>Returns a token that couldn't be saved, unless there is a newer one.</summary>
    public void PutBack(string refreshToken)
    {
        lock (_lock)
        {
            _isDue |= ReferenceEquals(_newest, refreshToken);
        }
    }

    public override string ToString() => "(secret)";
}
