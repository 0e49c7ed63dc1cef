namespace HubSpotConversations.Models;

/// <summary>The known types of accounts.</summary>
public static class AccountTypes
{
    /// <summary>An account for apps and their test accounts.</summary>
    public const string AppDeveloper = "APP_DEVELOPER";

    /// <summary>A test account of a developer.</summary>
    public const string DeveloperTest = "DEVELOPER_TEST";

    /// <summary>A copy of a production account to test changes in. Not the in-memory sandbox of this module.</summary>
    public const string Sandbox = "SANDBOX";

    /// <summary>A production account.</summary>
    public const string Standard = "STANDARD";
}
