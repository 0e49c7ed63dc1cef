using System.Security;
using System.Text.Json;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Json;
using HubSpotConversations.Text;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Resources;

/// <summary>Creates tokens that identify visitors to the chat widget.</summary>
public sealed class VisitorTokensClient
{
    private readonly ApiResource _api;

    internal VisitorTokensClient(ApiResource api) => _api = api;

    /// <summary>Creates a token for a visitor. It is valid for 12 hours.</summary>
    /// <param name="email">The email address of the visitor.</param>
    /// <param name="firstName">The first name of the visitor; null to leave it out.</param>
    /// <param name="lastName">The last name of the visitor; null to leave it out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. Anyone who has it can chat as the visitor.</returns>
    /// <exception cref="HubSpotValidationException">The email address is not valid. No request was made.</exception>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<SecureString> CreateAsync(
        string email,
        string? firstName = null,
        string? lastName = null,
        CancellationToken cancellationToken = default)
    {
        Check(email);
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _api.Paths.VisitorTokens,
            Body = RequestWriter.WriteObject(json =>
            {
                json.WriteString("email", email);
                json.WriteOptional("firstName", firstName);
                json.WriteOptional("lastName", lastName);
                if (!_api.Paths.IsDated)
                {
                    // The description of v3 requires it, and those of the later versions don't have it.
                    json.WriteStartObject("hsCustomerAgentContext");
                    json.WriteEndObject();
                }
            }),
            ReturnsSecret = true,
        };
        return _api.Transport.SendAsync(request, Read, cancellationToken);
    }

    /// <summary>Checks an address before any request.</summary>
    internal static void Check(string email)
    {
        if (!RecipientRules.IsEmailAddress(email))
        {
            throw new HubSpotValidationException(
                "Email",
                $"'{DisplayText.OneLine(email, 100)}' is not a valid email address. Specify one like jane@example.com.");
        }
    }

    private static SecureString? Read(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object
            || !response.TryGetProperty("token"u8, out JsonElement token)
            || token.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var secret = new SecureString();
        foreach (char character in PlainValue.ToText(token)!)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
