namespace HubSpotConversations.Runtime;

/// <summary>The environment variables that the module reads.</summary>
internal static class EnvironmentVariables
{
    /// <summary>The access token.</summary>
    public const string AccessToken = "HUBSPOT_ACCESS_TOKEN";

    /// <summary>The version of the API, if the caller specifies none.</summary>
    public const string ApiVersion = "HUBSPOT_API_VERSION";

    /// <summary>The base address of the API, if the caller specifies none.</summary>
    public const string BaseUri = "HUBSPOT_BASE_URI";

    /// <summary>The agent who sends messages, if the caller specifies none.</summary>
    public const string DefaultSender = "HUBSPOT_DEFAULT_SENDER";

    /// <summary>The path of the file with the saved profiles.</summary>
    public const string ProfilePath = "HUBSPOT_PROFILE_PATH";

    /// <summary>The value of a variable without the spaces around it; null if it isn't set.</summary>
    public static string? Find(string name)
        => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
