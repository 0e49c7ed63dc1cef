using System.Text;
using CsCheck;

namespace HubSpotConversations.Tests.Client.Support;

/// <summary>Texts that break careless text handling.</summary>
internal static class Texts
{
    /// <summary>Any text, including control characters, unpaired surrogates, quotes and line separators.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(
            Gen.Char,
            Gen.Char['\0', '~'],
            Gen.OneOf('"', '\\', '/', '\u2028', '\u202e', '\ud83d', '\ude00', '\0', '\u001b', '\ufeff', '\u0085'))
        .Array[0, 40]
        .Select(static chars => new string(chars));

    public static readonly IReadOnlyDictionary<string, string> Hostile = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["quotes and backslashes"] = "say \"hi\" \\ to \\\"them\\\" \\u0041",
        ["control characters"] = string.Concat(Enumerable.Range(0, 32).Select(static c => (char)c)) + "\u007f\u0080\u009f",
        ["line separators"] = "a\u2028b\u2029c\r\nd\u0085e",
        ["an emoji of four bytes"] = "\U0001F600 and \U0001F468\u200D\U0001F469",
        ["a lone high surrogate"] = "a\ud83d!",
        ["a lone low surrogate"] = "a\ude00!",
        ["a high surrogate at the end"] = "a\ud83d",
        ["surrogates the wrong way round"] = "a\ude00\ud83d!",
        ["HTML and script"] = "</script><b onclick='x'>&amp;</b>",
        ["a byte order mark"] = "\ufeffa\ufeff",
        ["noncharacters"] = "\ufffe\uffff\U0010FFFF",
        ["a megabyte"] = new string('x', 1024 * 1024),
        ["a megabyte of emoji"] = string.Concat(Enumerable.Repeat("\U0001F600", 256 * 1024)),
    };

    /// <summary>The text with each unpaired surrogate replaced by U+FFFD, because UTF-8 can't represent it.</summary>
    public static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
