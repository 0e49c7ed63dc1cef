using System.Management.Automation;

namespace HubSpotConversations.Formatting;

/// <summary>
/// A line of a conversation: a plain string whose type names say what it is. The view of this type adds the color, so
/// that a variable, a file or another command gets the plain text.
/// </summary>
internal static class ConversationLine
{
    public const string Heading = "Heading";
    public const string Incoming = "Incoming";
    public const string Outgoing = "Outgoing";
    public const string Comment = "Comment";
    public const string Change = "Change";

    private const string TypeName = "HubSpotConversations.ConversationLine";

    /// <summary>A line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">What the line is; null for ordinary text.</param>
    public static PSObject Of(string text, string? style)
    {
        var line = new PSObject(text);
        if (style is not null)
        {
            line.TypeNames.Insert(0, TypeName);
            line.TypeNames.Insert(0, $"{TypeName}#{style}");
        }

        return line;
    }

    /// <summary>The line in the color of its style; without color, if the user asks for none.</summary>
    public static string Colored(PSObject line)
    {
        string text = line.BaseObject.ToString()!;
        string? color = ColorOf(line.TypeNames[0]);
        return color is null ? text : $"\u001b[{color}m{text}\u001b[0m";
    }

#if NET
    // PowerShell 7 removes the color where the host or $PSStyle.OutputRendering doesn't allow it, and in files.
    private static string? ColorOf(string typeName)
        => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? null
            : typeName.Substring(typeName.IndexOf('#') + 1) switch
            {
                Heading => "1",
                Incoming => "36",
                Outgoing => "32",
                Comment => "33",
                Change => "90",
                _ => null,
            };
#else
    // Windows PowerShell writes escape sequences to files, and some of its windows show them as text.
    private static string? ColorOf(string typeName) => null;
#endif
}
