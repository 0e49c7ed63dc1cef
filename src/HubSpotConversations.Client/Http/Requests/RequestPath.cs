using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Requests;

/// <summary>
/// The target of a request whose path the user specified. The request carries the access token. So this class rejects
/// every path that could lead to another server, and every path that is ambiguous.
/// </summary>
internal sealed record RequestPath(string Path, string? Query)
{
    private const string Example = "Specify a path, for example /crm/v3/objects/contacts/701?properties=email.";

    /// <summary>Parses the user's input.</summary>
    /// <param name="given">A path with or without a query, or an absolute address below the root.</param>
    /// <param name="root">The connection's address, without a trailing slash.</param>
    /// <exception cref="HubSpotValidationException">It isn't a path, or it leads to another server.</exception>
    public static RequestPath Read(string? given, string root)
    {
        string text = (given ?? string.Empty).Trim();
        CheckCharacters(text);
        string local = HasScheme(text) ? BelowRoot(text, new Uri(root)) : WithSlash(text);
        int question = local.IndexOf('?');
        string path = question < 0 ? local : local.Substring(0, question);
        string? query = question < 0 || question == local.Length - 1 ? null : local.Substring(question + 1);
        CheckSegments(path);
        CheckAddress(root, path, query);
        return new RequestPath(path, query);
    }

    private static void CheckCharacters(string text)
    {
        if (text.Length == 0)
        {
            throw Invalid("The path is empty.");
        }

        if (text.Any(char.IsControl))
        {
            throw Invalid("The path contains a control character (a line break, a tab).");
        }

        if (text.Contains('\\'))
        {
            throw Invalid("The path contains a backslash. Use / instead, or %5C for the character itself.");
        }

        if (text.Contains('#'))
        {
            throw Invalid(
                "The path contains #, and what follows it would not be sent. Use %23 for the character itself.");
        }
    }

    // A path may contain a colon. Before the first slash, a colon ends a scheme.
    private static bool HasScheme(string text)
    {
        int end = text.IndexOfAny(['/', '?', ':']);
        return end > 0 && text[end] == ':';
    }

    private static string WithSlash(string text)
    {
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            throw Invalid("A path that begins with // names another server.");
        }

        return text[0] == '/' ? text : "/" + text;
    }

    private static string BelowRoot(string text, Uri root)
    {
        int colon = text.IndexOf(':');
        if (string.CompareOrdinal(text, colon, "://", 0, 3) != 0
            || !Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
        {
            throw Invalid("This is neither a path nor a valid address.");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw Invalid("The address contains a user name (before the @).");
        }

        if (!IsSameOrigin(uri, root))
        {
            throw OtherServer(uri, root);
        }

        // This uses the text, because the Uri has already resolved "..".
        int start = text.IndexOfAny(['/', '?'], colon + 3);
        string rest = start < 0 ? "/" : text.Substring(start);
        string folder = root.AbsolutePath.TrimEnd('/');
        if (folder.Length == 0)
        {
            return WithSlash(rest[0] == '?' ? "/" + rest : rest);
        }

        return rest.StartsWith(folder + "/", StringComparison.Ordinal)
            ? WithSlash(rest.Substring(folder.Length))
            : throw OtherServer(uri, root);
    }

    // .NET and servers read "%2e" as a dot, and some servers read an escaped slash as a separator.
    private static void CheckSegments(string path)
    {
        if (path.Split('/').Select(Uri.UnescapeDataString).SelectMany(static s => s.Split('/', '\\'))
            .Any(static segment => segment is "." or ".."))
        {
            throw Invalid("The path contains . or .. as a segment, so it would lead to a different path.");
        }
    }

    private static void CheckAddress(string root, string path, string? query)
    {
        string address = query is null ? root + path : $"{root}{path}?{query}";
        bool isValid = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && IsSameOrigin(uri, new Uri(root));
        if (!isValid)
        {
            throw Invalid("The path does not form a valid address.");
        }
    }

    private static bool IsSameOrigin(Uri uri, Uri root)
        => Uri.Compare(
            uri,
            root,
            UriComponents.Scheme | UriComponents.Host | UriComponents.StrongPort,
            UriFormat.UriEscaped,
            StringComparison.OrdinalIgnoreCase) == 0;

    // The message contains only the origin, because the rest may contain a secret.
    private static HubSpotValidationException OtherServer(Uri uri, Uri root)
    {
        string other = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        return Invalid(
            $"{DisplayText.OneLine(other, 100)} is not at the connection's address, {root.AbsoluteUri}. "
            + "The access token goes only there.");
    }

    private static HubSpotValidationException Invalid(string problem) => new("Path", $"{problem} {Example}");
}
