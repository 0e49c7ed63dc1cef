namespace HubSpotConversations.HelpBuilder;

/// <summary>A related link: another help topic by its name, or a page by its address.</summary>
internal sealed record LinkHelp(string Text, string Uri = "");
