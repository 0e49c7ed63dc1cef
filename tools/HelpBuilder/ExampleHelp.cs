namespace HubSpotConversations.HelpBuilder;

/// <summary>An example.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The code, as one types it.</param>
/// <param name="Remarks">What there is to say of it.</param>
/// <param name="IsRunnable">Whether it runs against a new sandbox account.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks, bool IsRunnable)
{
    public bool IsComplete => Title.Length > 0 && Code.Length > 0;
}
