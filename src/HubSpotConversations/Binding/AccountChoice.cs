namespace HubSpotConversations.Binding;

/// <summary>What can be completed.</summary>
/// <param name="Value">What is inserted.</param>
/// <param name="Name">How it is listed, and what may be typed too; null for the value.</param>
/// <param name="ToolTip">What is said of it.</param>
internal readonly record struct AccountChoice(string Value, string? Name, string ToolTip);
