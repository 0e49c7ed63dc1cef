using HubSpotConversations.Http.Requests;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Connections;

/// <summary>
/// The settings that environment variables supply for connections. An invalid value is an error that names its
/// variable.
/// </summary>
internal static class EnvironmentDefaults
{
    private static readonly string[] Versions
        = [Http.Requests.ApiVersion.V3, Http.Requests.ApiVersion.V202609Beta, Http.Requests.ApiVersion.V202609];

    /// <summary>The version of the API; null if the variable isn't set.</summary>
    /// <exception cref="HubSpotValidationException">The version isn't one of the supported ones.</exception>
    public static string? ApiVersion
        => EnvironmentVariables.Find(EnvironmentVariables.ApiVersion) is not { } value ? null
            : Array.Find(Versions, known => string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
                ?? throw Invalid(
                    EnvironmentVariables.ApiVersion,
                    $"'{DisplayText.OneLine(value, 100)}' is not a supported API version. Set it to "
                    + $"{string.Join(", ", Versions)}, or remove it.");

    /// <summary>The base address of the API; null if the variable isn't set.</summary>
    /// <exception cref="HubSpotValidationException">The address isn't valid.</exception>
    public static Uri? BaseUri
    {
        get
        {
            if (EnvironmentVariables.Find(EnvironmentVariables.BaseUri) is not { } value)
            {
                return null;
            }

            if (!Uri.TryCreate(value, UriKind.Absolute, out Uri? address))
            {
                // The value isn't shown: it may be the token, set under the wrong name.
                throw Invalid(
                    EnvironmentVariables.BaseUri, "Set it to an address such as https://api.hubapi.com, or remove it.");
            }

            Check(EnvironmentVariables.BaseUri, address, BaseAddress.Check);
            return address;
        }
    }

    /// <summary>The agent who sends messages; null if the variable isn't set.</summary>
    /// <exception cref="HubSpotValidationException">The value isn't an agent's id or email address.</exception>
    public static string? DefaultSender
    {
        get
        {
            string? value = EnvironmentVariables.Find(EnvironmentVariables.DefaultSender);
            Check(EnvironmentVariables.DefaultSender, value, DraftRules.CheckSenderOrName);
            return value;
        }
    }

    private static void Check<T>(string variable, T value, Action<T> check)
    {
        try
        {
            check(value);
        }
        catch (HubSpotValidationException exception)
        {
            throw Invalid(variable, exception.Message);
        }
    }

    private static HubSpotValidationException Invalid(string variable, string reason)
        => new(variable, $"The environment variable {variable} is not valid. {reason}");
}
