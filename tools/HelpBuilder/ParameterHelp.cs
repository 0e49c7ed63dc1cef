namespace HubSpotConversations.HelpBuilder;

/// <summary>What the help says of a parameter, in one parameter set or in all of them.</summary>
internal sealed record ParameterHelp(string Name, Type Type)
{
    public IReadOnlyList<string> Description { get; init; } = [];

    public bool IsMandatory { get; init; }

    /// <summary>The place, from 0; null where it is given by name.</summary>
    public int? Position { get; init; }

    public bool IsFromPipeline { get; init; }

    public bool IsFromPipelineByPropertyName { get; init; }

    public bool TakesWildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values that it takes, where they are few.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    public string? Default { get; init; }
}
