using System.Management.Automation;

namespace HubSpotConversations.HelpBuilder;

/// <summary>The complete help of a cmdlet.</summary>
internal sealed record CommandHelp(CmdletInfo Cmdlet)
{
    public IReadOnlyList<string> Synopsis { get; init; } = [];

    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>The parameters of each parameter set, the default one first.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterHelp>> Syntax { get; init; } = [];

    /// <summary>Each parameter once, by name.</summary>
    public IReadOnlyList<ParameterHelp> Parameters { get; init; } = [];

    /// <summary>The full names of the output types.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    public IReadOnlyList<ExampleHelp> Examples { get; init; } = [];

    public IReadOnlyList<LinkHelp> Links { get; init; } = [];
}
