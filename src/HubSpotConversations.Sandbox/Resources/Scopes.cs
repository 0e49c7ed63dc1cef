namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The scopes that the operations need.</summary>
internal static class Scopes
{
    public const string Read = "conversations.read";
    public const string Write = "conversations.write";
    public const string Owners = "crm.objects.owners.read";
    public const string Contacts = "crm.objects.contacts.read";
    public const string Files = "files";
    public const string CustomChannelsRead = "conversations.custom_channels.read";
    public const string CustomChannelsWrite = "conversations.custom_channels.write";
    public const string VisitorTokens = "conversations.visitor_identification.tokens.create";

    /// <summary>The scope that every token has.</summary>
    public const string OAuth = "oauth";
}
