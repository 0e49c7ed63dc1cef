namespace HubSpotConversations.Validation;

/// <summary>Checks how an agent is specified.</summary>
internal static class AgentRules
{
    /// <summary>Whether a text is an agent's email address rather than an actor id.</summary>
    public static bool IsEmail(string agent)
        => !IsActorId(agent) && RecipientRules.IsEmailAddress(agent);

    /// <summary>Whether a text may be an agent's name or email address, which is looked up.</summary>
    public static bool IsName(string agent)
        => !IsActorId(agent) && agent.Any(char.IsLetter)
            && (agent.IndexOf('@') < 0 || RecipientRules.IsEmailAddress(agent));

    // E-jane@example.com looks like an email address, but HubSpot uses it as the id of an email actor.
    private static bool IsActorId(string agent) => agent.Length > 1 && agent[0] is >= 'A' and <= 'Z' && agent[1] == '-';
}
