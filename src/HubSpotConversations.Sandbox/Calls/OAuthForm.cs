namespace HubSpotConversations.Sandbox.Calls;

/// <summary>The form of a token request.</summary>
internal sealed class OAuthForm(QueryString fields)
{
    public const string RefreshGrant = "refresh_token";

    public string? GrantType { get; } = fields.First("grant_type");

    public string? ClientId { get; } = fields.First("client_id");

    public string? ClientSecret { get; } = fields.First("client_secret");

    public string? RefreshToken { get; } = fields.First("refresh_token");
}
