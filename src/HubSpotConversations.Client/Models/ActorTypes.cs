namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="Actor.Type"/>.</summary>
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

    /// <summary>A visitor: a contact who writes to the account.</summary>
    public const string Visitor = "VISITOR";

    /// <summary>An email address that doesn't belong to a contact.</summary>
    public const string Email = "EMAIL";

    /// <summary>A language model that replies to customers.</summary>
    public const string Llm = "LLM";
}
