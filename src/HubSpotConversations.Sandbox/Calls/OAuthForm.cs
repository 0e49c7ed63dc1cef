namespace HubSpotConversations.Sandbox.Calls;

/// <summary>The form of a token request.</summary>
internal sealed class OAuthForm(QueryString fields)
{
    public const string RefreshGrant = "refresh_token";
    public const string CodeGrant = "authorization_code";

    public string? GrantType { get; } = fields.First("grant_type");

    public string? ClientId { get; } = fields.First("client_id");

    public string? ClientSecret { get; } = fields.First("client_secret");

    public string? RefreshToken { get; } = fields.First("refresh_token");

    public string? Code { get; } = fields.First("code");

    public string? RedirectUri { get; } = fields.First("redirect_uri");

    public string? CodeVerifier { get; } = fields.First("code_verifier");
}
