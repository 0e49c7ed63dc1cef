using System.Security;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>A token that identifies a visitor to the chat widget.</summary>
public sealed class HubSpotVisitorToken
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public HubSpotVisitorToken()
    {
    }

    /// <summary>The email address of the visitor.</summary>
    public string? Email { get; init; }

    /// <summary>The first name of the visitor; null if it wasn't specified.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name of the visitor; null if it wasn't specified.</summary>
    public string? LastName { get; init; }

    /// <summary>When the token expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The token. Anyone who has it can chat as the visitor.</summary>
    public SecureString? Token { get; init; }

    /// <summary>Returns the email address, and not the token.</summary>
    public override string ToString() => DisplayText.Of(Email);
}
