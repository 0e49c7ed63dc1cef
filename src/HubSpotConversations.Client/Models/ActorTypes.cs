namespace HubSpotConversations.Models;

/// <summary>The kinds of actors.</summary>
public static class ActorTypes
{
    /// <summary>An agent: a user of the account.</summary>
    public const string Agent = "AGENT";

    /// <summary>A bot.</summary>
    public const string Bot = "BOT";

    /// <summary>An app.</summary>
    public const string Integrator = "INTEGRATOR";

    /// <summary>HubSpot itself.</summary>
    public const string System = "SYSTEM";

    /// <summary>A visitor: a contact who writes.</summary>
    public const string Visitor = "VISITOR";

    /// <summary>An email address that is nobody's contact.</summary>
    public const string Email = "EMAIL";

    /// <summary>A language model that answers.</summary>
    public const string Llm = "LLM";
}
