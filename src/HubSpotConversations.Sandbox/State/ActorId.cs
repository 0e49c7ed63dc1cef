namespace HubSpotConversations.Sandbox.State;

/// <summary>An actor's id: a letter for the kind, a dash and the rest.</summary>
internal static class ActorId
{
    /// <summary>The kind that an id names; null if it isn't an actor id.</summary>
    public static string? KindOf(string id)
    {
        if (id.Length < 3 || id[1] != '-')
        {
            return null;
        }

        string rest = id.Substring(2);
        return id[0] switch
        {
            'A' when IsNumber(rest) => "AGENT",
            'V' when IsNumber(rest) => "VISITOR",
            'I' when IsNumber(rest) => "INTEGRATOR",
            'E' => "EMAIL",
            'S' => "SYSTEM",
            'B' => "BOT",
            'L' => "LLM",
            'T' => "TEAM",
            _ => null,
        };
    }

    private static bool IsNumber(string text) => text.All(letter => letter is >= '0' and <= '9');
}
