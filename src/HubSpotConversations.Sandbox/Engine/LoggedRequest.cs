using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Creates the log entry of a call, without file contents and secrets.</summary>
internal static class LoggedRequest
{
    private const string OAuth = "/oauth/";
    private const string Mask = "***";

    // The log omits other fields: if a client builds its form incorrectly, a field name can also be a secret.
    private static readonly string[] Names =
    [
        "grant_type", "client_id", "client_secret", "refresh_token", "redirect_uri", "code", "code_verifier",
    ];

    public static SandboxRequest Of(SandboxCall call) =>
        new(call.Method, Target(call), call.ContentType, Body(call));

    private static string Target(SandboxCall call)
        => (IsOAuth(call) || call.Query.First("hapikey") is not null) && call.Target.Length > call.Path.Length
            ? $"{call.Path}?{Mask}"
            : call.Target;

    private static string Body(SandboxCall call)
    {
        if (call.HasForm)
        {
            QueryString form = call.Form();
            return string.Join("&", Names.Where(name => form.First(name) is not null).Select(name => Pair(name, form)));
        }

        bool isMultipart = call.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        return call.Body.Length > 0 && (isMultipart || IsOAuth(call)) ? $"({call.Body.Length} bytes)" : call.BodyText();
    }

    private static string Pair(string name, QueryString form)
    {
        string? value = form.First(name);
        bool isKnown = name == Names[0] && value is OAuthForm.RefreshGrant or OAuthForm.CodeGrant;
        return $"{name}={(isKnown ? value : Mask)}";
    }

    private static bool IsOAuth(SandboxCall call) => call.Path.StartsWith(OAuth, StringComparison.OrdinalIgnoreCase);
}
