using HubSpotConversations.Sandbox.Engine;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>The text that every message must have.</summary>
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
}
