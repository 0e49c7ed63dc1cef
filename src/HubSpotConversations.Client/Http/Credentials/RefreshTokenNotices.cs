using System.Diagnostics.CodeAnalysis;

namespace HubSpotConversations.Http.Credentials;

/// <summary>
/// The newest refresh token of a connection, until somebody has taken note of it: it is kept for as long as that takes.
/// Thread-safe.
/// </summary>
internal sealed class RefreshTokenNotices
{
    private readonly object _lock = new();
    private string? _newest;
    private bool _isDue;

    /// <summary>HubSpot gave a new one. An older one that nobody took is worth nothing any more.</summary>
    public void Put(string refreshToken)
    {
        lock (_lock)
        {
            _newest = refreshToken;
            _isDue = true;
        }
    }

    /// <summary>Takes the newest one, for which there is one taker and no other.</summary>
    public bool TryTake([NotNullWhen(true)] out string? refreshToken)
    {
        lock (_lock)
        {
            refreshToken = _isDue ? _newest : null;
            _isDue = false;
            return refreshToken is not null;
        }
    }

    /// <summary>Gives back what could not be kept, unless a newer one has come meanwhile.</summary>
    public void PutBack(string refreshToken)
    {
        lock (_lock)
        {
            _isDue |= ReferenceEquals(_newest, refreshToken);
        }
    }

    public override string ToString() => "(secret)";
}
