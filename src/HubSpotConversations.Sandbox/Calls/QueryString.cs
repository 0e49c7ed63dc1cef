using System.Globalization;

namespace HubSpotConversations.Sandbox.Calls;

/// <summary>A query in form encoding: it is percent-decoded once, and a plus means a space.</summary>
internal sealed class QueryString
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public static QueryString Parse(string target)
    {
        var query = new QueryString();
        int start = target.IndexOf('?');
        if (start < 0)
        {
            return query;
        }

        foreach (string pair in target.Substring(start + 1).Split('&'))
        {
            query.Add(pair);
        }

        return query;
    }

    public string? First(string name)
    {
        foreach (KeyValuePair<string, string> pair in _pairs)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        return null;
    }

    public List<string> All(string name) =>
        [.. _pairs.Where(pair => string.Equals(pair.Key, name, StringComparison.Ordinal)).Select(pair => pair.Value)];

    public bool Flag(string name)
    {
        string? value = First(name);
        return value switch
        {
            null or "" => false,
            _ when bool.TryParse(value, out bool flag) => flag,
            _ => throw Refusal.Validation(new Problem($"Invalid value '{value}' for {name}: not a boolean", In: name)),
        };
    }

    public int Number(string name, int fallback, int maximum)
    {
        string? value = First(name);
        if (string.IsNullOrEmpty(value))
        {
            return fallback;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number > 0 && number <= maximum)
        {
            return number;
        }

        throw Refusal.Validation(new Problem($"{name} must be from 1 to {maximum}, not '{value}'", In: name));
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private void Add(string pair)
    {
        if (pair.Length == 0)
        {
            return;
        }

        int equals = pair.IndexOf('=');
        string name = equals < 0 ? pair : pair.Substring(0, equals);
        string value = equals < 0 ? string.Empty : pair.Substring(equals + 1);
        _pairs.Add(new(Unescape(name), Unescape(value)));
    }
}
