using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>Finds columns of a row that look like a parameter and don't bind to one.</summary>
internal static class UnboundColumns
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Id"] = "ThreadId",
        ["Thread"] = "ThreadId",
        ["Conversation"] = "ThreadId",
        ["ConversationId"] = "ThreadId",
        ["Message"] = "Text",
        ["Body"] = "Text",
        ["Content"] = "Text",
        ["Reply"] = "Text",
        ["HtmlBody"] = "Html",
        ["BodyHtml"] = "Html",
        ["To"] = "Recipient",
        ["Email"] = "Recipient",
        ["EmailAddress"] = "Recipient",
        ["Address"] = "Recipient",
        ["Copy"] = "Cc",
        ["From"] = "Sender",
        ["Agent"] = "Sender",
        ["File"] = "Attachment",
        ["Files"] = "Attachment",
        ["Path"] = "Attachment",
        ["Channel"] = "ChannelId",
    };

    /// <summary>The columns that don't bind, each with the parameter that it looks like.</summary>
    public static IEnumerable<(string Column, string Parameter)> Find(
        PSObject row, IReadOnlyDictionary<string, ParameterMetadata> parameters)
    {
        string[] names = parameters.Values.Where(BindsByName).Select(static parameter => parameter.Name).ToArray();
        HashSet<string> bound = new(
            parameters.Values.SelectMany(NamesOf), StringComparer.OrdinalIgnoreCase);
        string[] columns = row.Properties.Select(static property => property.Name).ToArray();
        foreach (string column in columns)
        {
            // If another column binds to that parameter, this one is something else.
            if (!bound.Contains(column) && Nearest(column.Trim(), names) is { } parameter
                && !NamesOf(parameters[parameter]).Intersect(columns, StringComparer.OrdinalIgnoreCase).Any())
            {
                yield return (column, parameter);
            }
        }
    }

    private static IEnumerable<string> NamesOf(ParameterMetadata parameter) => parameter.Aliases.Append(parameter.Name);

    private static bool BindsByName(ParameterMetadata parameter)
        => parameter.ParameterSets.Values.Any(static set => set.ValueFromPipelineByPropertyName);

    private static string? Nearest(string column, string[] parameters)
    {
        string plain = string.Concat(column.Where(char.IsLetterOrDigit));
        return Array.Find(parameters, name => string.Equals(name, plain, StringComparison.OrdinalIgnoreCase))
            ?? (Meanings.TryGetValue(plain, out string? meant) ? Array.Find(parameters, name => name == meant) : null)
            ?? Array.Find(parameters, name => name.Length > 3 && Distance(name, plain) == 1);
    }

    /// <summary>The number of letters to insert, remove or replace, as far as it is below two.</summary>
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return 2;
        }

        (string shorter, string longer) = one.Length <= other.Length ? (one, other) : (other, one);
        int same = 0;
        while (same < shorter.Length && char.ToUpperInvariant(shorter[same]) == char.ToUpperInvariant(longer[same]))
        {
            same++;
        }

        string rest = shorter.Substring(shorter.Length == longer.Length && same < shorter.Length ? same + 1 : same);
        return same == longer.Length ? 0
            : longer.EndsWith(rest, StringComparison.OrdinalIgnoreCase)
                && longer.Length - rest.Length == same + 1 ? 1
            : 2;
    }
}
