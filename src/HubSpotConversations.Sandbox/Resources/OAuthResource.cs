using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>
/// Issues access tokens for a refresh token, or for the code of a login. Without an app, the paths are unknown.
/// </summary>
internal sealed class OAuthResource(AccountState state) : IResource
{
    private static readonly string[] Paths = ["oauth/v3/token", "oauth/2026-09/token"];

    public void AddRoutes(RouteTable routes)
    {
        if (state.OAuth is { } tokens)
        {
            routes.Add("GET", "oauth/authorize", scope: null, call => Authorize(call, tokens));
            foreach (string path in Paths)
            {
                routes.Add("POST", path, scope: null, call => Exchange(call, tokens));
            }
        }
    }

    /// <summary>Sends the browser back with a code, as if the user had allowed the access.</summary>
    private static SandboxResponse Authorize(SandboxCall call, OAuthTokens tokens)
    {
        if (call.Query.First("client_id") != tokens.App.ClientId)
        {
            throw Refusal.Validation(new Problem("missing or unknown client id", In: "client_id"));
        }

        string? redirect = call.Query.First("redirect_uri");
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out Uri? address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw Refusal.Validation(new Problem("missing or invalid redirect uri", In: "redirect_uri"));
        }

        string code = tokens.IssueCode(new LoginCode(redirect!, call.Query.First("code_challenge")));
        string query = $"code={code}&state={Uri.EscapeDataString(call.Query.First("state") ?? string.Empty)}";
        var response = SandboxResponse.Empty(302);
        response.AddHeader("Location", redirect + (address.Query.Length > 0 ? "&" : "?") + query);
        return response;
    }

    private static SandboxResponse Exchange(SandboxCall call, OAuthTokens tokens)
    {
        if (!call.HasForm)
        {
            throw Refusal.UnsupportedMediaType();
        }

        return Refuse(new OAuthForm(call.Form()), tokens) ?? Issue(tokens);
    }

    private static SandboxResponse? Refuse(OAuthForm form, OAuthTokens tokens)
    {
        if (form.GrantType is not (OAuthForm.RefreshGrant or OAuthForm.CodeGrant))
        {
            return Refused("unsupported_grant_type", "BAD_GRANT_TYPE", "missing or unsupported grant type");
        }

        if (form.ClientId != tokens.App.ClientId)
        {
            return Refused("invalid_client", "BAD_CLIENT_ID", "missing or unknown client id");
        }

        if (form.ClientSecret != tokens.App.ClientSecret)
        {
            return Refused("invalid_client", "BAD_CLIENT_SECRET", "missing or invalid client secret");
        }

        if (form.GrantType == OAuthForm.CodeGrant)
        {
            return RefuseCode(form, tokens);
        }

        return form.RefreshToken == tokens.RefreshToken
            ? null
            : Refused("invalid_grant", "BAD_REFRESH_TOKEN", "missing or invalid refresh token");
    }

    private static SandboxResponse? RefuseCode(OAuthForm form, OAuthTokens tokens)
        => tokens.TakeCode(form.Code) is not { } login
            ? Refused("invalid_grant", "BAD_AUTH_CODE", "missing or unknown auth code")
            : form.RedirectUri != login.RedirectUri
                ? Refused("invalid_grant", "BAD_REDIRECT_URI", "missing or different redirect uri")
                : login.Accepts(form.CodeVerifier)
                    ? null
                    : Refused("invalid_grant", "BAD_CODE_VERIFIER", "missing or invalid code verifier");

    private static SandboxResponse Issue(OAuthTokens tokens)
    {
        string token = tokens.Issue();
        return SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token);
            writer.WriteString("refresh_token", tokens.RefreshToken);
            writer.WriteNumber("expires_in", (long)tokens.App.AccessTokenLifetime.TotalSeconds);
            writer.WriteString("token_type", "bearer");
            writer.WriteEndObject();
        }));
    }

    private static SandboxResponse Refused(string error, string status, string message) =>
        SandboxResponse.Json(400, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error", error);
            writer.WriteString("error_description", message);
            writer.WriteString("status", status);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        }));
}
