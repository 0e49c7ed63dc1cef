namespace HubSpotConversations.Sending;

/// <summary>Whether a journal and a connection are of the same server.</summary>
internal static class JournalServer
{
    /// <summary>
    /// Whether two are the same. Servers on this machine are, whatever their ports: those of tests get another one each
    /// time.
    /// </summary>
    public static bool IsSame(string one, string other)
        => string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            || (IsLocal(one) && IsLocal(other));

    // A path is an address of this machine, too, in .NET's eyes: only what has a scheme of the web is meant.
    private static bool IsLocal(string server)
        => Uri.TryCreate(server, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.IsLoopback;
}
