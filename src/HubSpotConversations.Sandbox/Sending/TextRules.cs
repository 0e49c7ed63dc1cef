using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Reads the text that every message requires.</summary>
internal static class TextRules
{
    public static string? Read(JsonFields fields)
    {
        string? text = fields.RequiredText("text");
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            fields.Note(new Problem("text must not be empty", In: "text"));
        }

        return text;
    }

    /// <summary>The text as stored by a service that normalizes whitespace and line endings.</summary>
    public static string Tidy(string text)
    {
        string tidy = text.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\t', ' ');
        while (tidy.Contains("  "))
        {
            tidy = tidy.Replace("  ", " ");
        }

        return tidy.Trim();
    }
}
