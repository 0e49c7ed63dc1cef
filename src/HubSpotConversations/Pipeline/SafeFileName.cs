using System.Text;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// A name for a file on this machine, made of what a stranger called it: one that stays in its folder, on any system,
/// whatever the stranger meant.
/// </summary>
internal static class SafeFileName
{
    private const int Longest = 120;
    private const int LongestExtension = 20;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Makes the name.</summary>
    /// <param name="name">What it was called; null where it was not.</param>
    /// <param name="fallback">What to call it where nothing is left of the name.</param>
    public static string Of(string? name, string fallback)
    {
        string last = (name ?? string.Empty).Split('/', '\\').Last();
        string clean = Clean(last);
        if (clean.Length == 0)
        {
            clean = Clean(fallback);
        }

        if (clean.Length == 0)
        {
            clean = "file";
        }

        string stem = clean.Split('.')[0].TrimEnd();
        clean = Reserved.Contains(stem) ? "_" + clean : clean;
        return Shorten(clean);
    }

    /// <summary>The same name with a number before its extension.</summary>
    public static string Numbered(string name, int number)
        => $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}";

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        for (int index = 0; index < name.Length; index++)
        {
            char c = name[index];
            if (char.IsSurrogatePair(name, index))
            {
                clean.Append(c).Append(name[++index]);
            }
            else if (c is '<' or '>' or ':' or '"' or '|' or '?' or '*')
            {
                clean.Append('_');
            }
            else if (!char.IsControl(c) && !char.IsSurrogate(c)
                && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format)
            {
                clean.Append(c);
            }
        }

        // A dot in front hides a file, and one behind does not stay on Windows.
        return clean.ToString().Trim().TrimEnd('.', ' ').TrimStart('.', ' ');
    }

    private static string Shorten(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        string extension = Path.GetExtension(name);
        extension = extension.Length <= LongestExtension ? extension : string.Empty;
        int length = Longest - extension.Length;
        length -= char.IsHighSurrogate(name[length - 1]) ? 1 : 0;
        return name.Substring(0, length).TrimEnd('.', ' ') + extension;
    }
}
