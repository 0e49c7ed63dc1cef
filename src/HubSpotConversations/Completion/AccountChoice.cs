namespace HubSpotConversations.Completion;

/// <summary>A completion choice.</summary>
/// <param name="Value">The text to insert.</param>
/// <param name="Name">The name to list and to match; null to use the value.</param>
/// <param name="ToolTip">The tool tip.</param>
internal readonly record struct AccountChoice(string Value, string? Name, string ToolTip);
