using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Issues access tokens for a refresh token. Without an app, the path is unknown.</summary>
internal sealed class OAuthResource(AccountState state) : IResource
{
    private static readonly string[] Paths = ["oauth/v3/token", "oauth/2026-09/token"];

    public void AddRoutes(RouteTable routes)
    {
        if (state.OAuth is { } tokens)
        {
            foreach (string path in Paths)
            {
                routes.Add("POST", path, scope: null, call => Refresh(call, tokens));
            }
        }
    }

    private static SandboxResponse Refresh(SandboxCall call, OAuthTokens tokens)
    {
        if (!call.HasForm)
        {
            throw Refusal.UnsupportedMediaType();
        }

        return Refuse(new OAuthForm(call.Form()), tokens) ?? Issue(tokens);
    }

    private static SandboxResponse? Refuse(OAuthForm form, OAuthTokens tokens)
    {
        if (form.GrantType != OAuthForm.RefreshGrant)
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

        return form.RefreshToken == tokens.RefreshToken
            ? null
            : Refused("invalid_grant", "BAD_REFRESH_TOKEN", "missing or invalid refresh token");
    }

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
