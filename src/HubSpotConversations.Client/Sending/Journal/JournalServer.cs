namespace HubSpotConversations.Sending.Journal;

/// <summary>Compares the servers of a journal and a connection.</summary>
internal static class JournalServer
{
    /// <summary>
    /// Whether two servers are the same. All servers on this machine count as the same, because test servers use a
    /// different port each time.
    /// </summary>
    public static bool IsSame(string one, string other)
        => string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            || (IsLocal(one) && IsLocal(other));

    // .NET also treats a file path as a local address, so only addresses with a web scheme count.
    private static bool IsLocal(string server)
        => Uri.TryCreate(server, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.IsLoopback;
}
