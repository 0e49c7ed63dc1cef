namespace HubSpotConversations.HelpBuilder;

/// <summary>A related link: the name of a help topic, or the address of a page.</summary>
internal sealed record LinkHelp(string Text, string Uri = "");
