namespace HubSpotConversations.HelpBuilder;

/// <summary>Finds gaps in the help, so that a release can't contain an undocumented cmdlet.</summary>
internal static class Completeness
{
    /// <summary>One line per gap, with the cmdlet and the parameter.</summary>
    public static IEnumerable<string> GapsOf(IEnumerable<CommandHelp> commands) => commands.SelectMany(GapsOf);

    private static IEnumerable<string> GapsOf(CommandHelp command)
    {
        string name = command.Cmdlet.Name;
        if (command.Synopsis.Count == 0)
        {
            yield return $"{name} has no synopsis: its class lacks a <summary>.";
        }

        if (command.Description.Count == 0)
        {
            yield return $"{name} has no description: its class lacks <remarks>.";
        }

        if (command.Examples.Count == 0)
        {
            yield return $"{name} has no example: its class lacks an <example>.";
        }

        foreach (ExampleHelp example in command.Examples.Where(static example => !example.IsComplete))
        {
            yield return $"{name} has an example without a title (its first <para>) or <code>: '{example.Title}'.";
        }

        foreach (ParameterHelp parameter in command.Parameters.Where(static item => item.Description.Count == 0))
        {
            yield return $"{name} -{parameter.Name} has no description: its property lacks a <summary>.";
        }
    }
}
