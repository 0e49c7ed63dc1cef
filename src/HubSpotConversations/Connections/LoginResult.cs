using System.Net;
using System.Text;
using HubSpotConversations.Serving;
using HubSpotConversations.Text;

namespace HubSpotConversations.Connections;

/// <summary>What the browser brings back from a login: a code, or HubSpot's reason that there is none.</summary>
internal sealed class LoginResult
{
    private LoginResult(string? code, string? problem) => (Code, Problem) = (code, problem);

    public string? Code { get; }

    public string? Problem { get; }

    /// <summary>Reads a request, and returns the response to it and the result, if it has one.</summary>
    public static (int Status, string Text, LoginResult? Result) Read(LocalRequest request, string path, string state)
    {
        if (request.Path != path)
        {
            return (404, "There is nothing here.", null);
        }

        if (request.Method != "GET")
        {
            return (405, "Only GET is allowed here.", null);
        }

        Dictionary<string, string> query = Query(request.Query);
        query.TryGetValue("state", out string? received);
        if (!ConstantTime.AreEqual(Encoding.UTF8.GetBytes(received ?? string.Empty), Encoding.UTF8.GetBytes(state)))
        {
            return (
                400, "This address does not belong to the current login. Start the login in PowerShell again.", null);
        }

        if (query.TryGetValue("code", out string? code) && code.Length > 0)
        {
            return (
                200,
                "You are logged in. You can close this window and go back to PowerShell.",
                new LoginResult(code, null));
        }

        query.TryGetValue("error", out string? error);
        query.TryGetValue("error_description", out string? description);
        return (
            200,
            "The login has failed. You can close this window; PowerShell shows the reason.",
            new LoginResult(null, $"{error} {description}".Trim()));
    }

    public override string ToString() => "(secret)";

    private static Dictionary<string, string> Query(string text)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in text.Split('&'))
        {
            int equals = pair.IndexOf('=');
            if (equals > 0)
            {
                string name = WebUtility.UrlDecode(pair.Substring(0, equals));
                query[name] = WebUtility.UrlDecode(pair.Substring(equals + 1));
            }
        }

        return query;
    }
}
