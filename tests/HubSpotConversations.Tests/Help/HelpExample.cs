namespace HubSpotConversations.Tests.Help;

/// <summary>An example in the help.</summary>
internal sealed record HelpExample(string Cmdlet, string Title, string Code, bool IsRunnable);
