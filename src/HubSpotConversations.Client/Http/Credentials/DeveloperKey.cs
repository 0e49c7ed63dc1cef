namespace HubSpotConversations.Http.Credentials;

/// <summary>
/// The developer API key of an app. HubSpot reads it from the query of a request, so the client keeps it out of every
/// log and error.
/// </summary>
public sealed class DeveloperKey
{
    /// <summary>Creates a key.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="key">The developer API key.</param>
    /// <exception cref="HubSpotValidationException">The key is empty, or has characters that a key can't have.</exception>
    public DeveloperKey(string appId, string key)
    {
        if (string.IsNullOrWhiteSpace(appId))
        {
            throw new HubSpotValidationException("AppId", "The id of the app is empty. Specify it, for example 2438486.");
        }

        if (!AccessToken.IsValid(key))
        {
            throw new HubSpotValidationException(
                "DeveloperKey",
                "The developer key is empty, a plain string, or contains characters that a key can't have (spaces, line "
                + "breaks, accents). Specify a SecureString, for example from a vault: Get-Secret HubSpotDeveloperKey.");
        }

        AppId = appId;
        Key = key;
    }

    /// <summary>The id of the app.</summary>
    public string AppId { get; }

    internal string Key { get; }

    /// <summary>Returns a text without the key.</summary>
    public override string ToString() => "(secret)";
}
