using System.Globalization;
using System.Text;

namespace HubSpotConversations.Text;

/// <summary>
/// Makes external file names safe to save. The result is always the name of a plain file directly in its folder, on
/// every operating system. It never contains a path, a device name, a hidden name or a character that a terminal or
/// shell may misread.
/// </summary>
internal static class SafeFileName
{
    private const int Longest = 120;
    private const int LongestExtension = 20;

    // Unix file systems limit a name to 255 bytes. This limit leaves room for a number.
    private const int MostBytes = 240;

    // Characters with a special meaning in a shell, including the curly quotation marks that PowerShell accepts.
    private const string ShellCharacters = ";&|<>$`\"'*?()[]{}!#~^%:/\\\u2018\u2019\u201a\u201b\u201c\u201d\u201e";

    // PowerShell treats the longer dashes as hyphens.
    private static readonly char[] LeadingCharacters = ['.', ' ', '-', '\u2013', '\u2014', '\u2015'];

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Adds the extension to a name, because HubSpot returns them separately.</summary>
    public static string? WithExtension(string? name, string? extension)
        => string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(extension)
            || name!.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase)
            ? name
            : $"{name}.{extension}";

    /// <summary>Returns a safe name.</summary>
    /// <param name="name">The name from the server; null if it sent none.</param>
    /// <param name="extension">The extension to add if the name has none, without the dot; null for none.</param>
    /// <param name="fileId">The id of the file, used if no characters of the original name are left.</param>
    public static string Of(string? name, string? extension, string? fileId)
    {
        string end = Extension(extension);
        string clean = Clean(LastPart(name ?? string.Empty));
        if (clean.Length == 0)
        {
            string id = Clean(LastPart(fileId ?? string.Empty)).Replace('.', '_');
            clean = "file-" + (id.Length == 0 ? "unnamed" : id.Substring(0, Math.Min(id.Length, 40)));
        }

        if (end.Length > 0 && ExtensionOf(clean).Length == 0)
        {
            clean += end;
        }

        return Guarded(Cut(clean, string.Empty));
    }

    /// <summary>Adds a number to a name, for another file with the same name.</summary>
    public static string Numbered(string name, int number)
        => Guarded(Cut(name, string.Format(CultureInfo.InvariantCulture, "-{0}", number)));

    private static string LastPart(string name)
    {
        // Handle the separators of all systems, because a file may be saved on one system and copied to another.
        string trimmed = name.TrimEnd('/', '\\');
        return trimmed.Substring(trimmed.LastIndexOfAny(['/', '\\']) + 1);
    }

    private static string Clean(string part)
    {
        var text = new StringBuilder(part.Length);
        for (int i = 0; i < part.Length; i++)
        {
            if (char.IsSurrogatePair(part, i))
            {
                // Check whole characters, because invisible characters beyond U+FFFF can hide the end of a name.
                if (CharUnicodeInfo.GetUnicodeCategory(part, i) != UnicodeCategory.Format)
                {
                    text.Append(part, i, 2);
                }

                i++;
                continue;
            }

            Append(text, part[i]);
        }

        // Compose first, because it converts some characters to ASCII: U+037E becomes a semicolon.
        string ended = WithoutShellCharacters(Compose(text.ToString())).Trim().TrimEnd('.', ' ');
        string trimmed = ended.TrimStart(LeadingCharacters);
        // Unix hides names that start with a dot, and programs read names that start with a hyphen as options.
        return trimmed.Length > 0 && trimmed.Length < ended.Length ? "_" + trimmed : trimmed;
    }

    private static void Append(StringBuilder text, char c)
    {
        if (char.IsWhiteSpace(c))
        {
            text.Append(' ');
        }
        else if (char.IsSurrogate(c) || c >= '\ufffe')
        {
            text.Append('_');
        }
        else if (!char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
        {
            text.Append(c);
        }
    }

    private static string WithoutShellCharacters(string text)
        => new(text.Select(static c => ShellCharacters.IndexOf(c) < 0 ? c : '_').ToArray());

    // Some file systems treat two encodings of é as one name, and others as two.
    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return new string(text.Where(static c => c <= '~').ToArray());
        }
    }

    private static string Extension(string? extension)
    {
        string letters = new((extension ?? string.Empty)
            .Where(static c => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z').ToArray());
        return letters.Length is 0 or >= LongestExtension ? string.Empty : "." + letters;
    }

    private static string ExtensionOf(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot is > 1 and <= LongestExtension && name.IndexOf(' ', dot) < 0
            ? name.Substring(dot)
            : string.Empty;
    }

    /// <summary>Shortens a name in its middle, so that it keeps its extension.</summary>
    private static string Cut(string name, string number)
    {
        string end = ExtensionOf(name);
        string stem = name.Substring(0, name.Length - end.Length);
        end = number + end;
        while (stem.Length + end.Length > Longest || Encoding.UTF8.GetByteCount(stem + end) > MostBytes)
        {
            int last = stem.Length - 1;
            stem = stem.Substring(0, last > 0 && char.IsSurrogatePair(stem, last - 1) ? last - 1 : last);
        }

        return (stem.TrimEnd('.', ' ') is { Length: > 0 } left ? left + end : "file" + end).TrimEnd('.', ' ');
    }

    // Windows also treats NUL.txt and NUL .txt as the device.
    private static string Guarded(string name)
        => Devices.Contains(name.Split('.')[0].TrimEnd(' ')) ? "_" + name : name;
}
