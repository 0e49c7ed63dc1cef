namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The scopes of the conversations API.</summary>
internal static class Scopes
{
    public const string Read = "conversations.read";
    public const string Write = "conversations.write";
}
