namespace HubSpotConversations.HelpBuilder;

/// <summary>The help of a parameter, in one parameter set or in all of them.</summary>
internal sealed record ParameterHelp(string Name, Type Type)
{
    public IReadOnlyList<string> Description { get; init; } = [];

    public bool IsMandatory { get; init; }

    /// <summary>The position, from 0; null for a named parameter.</summary>
    public int? Position { get; init; }

    public bool IsFromPipeline { get; init; }

    public bool IsFromPipelineByPropertyName { get; init; }

    public bool TakesWildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The accepted values, if the parameter has a fixed set.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    public string? Default { get; init; }
}
