namespace HubSpotConversations.HelpBuilder;

/// <summary>An example.</summary>
/// <param name="Title">The title of the example.</param>
/// <param name="Code">The code as a user types it.</param>
/// <param name="Remarks">The explanation of the example.</param>
/// <param name="IsRunnable">Whether it runs against a new sandbox account.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks, bool IsRunnable)
{
    public bool IsComplete => Title.Length > 0 && Code.Length > 0;
}
