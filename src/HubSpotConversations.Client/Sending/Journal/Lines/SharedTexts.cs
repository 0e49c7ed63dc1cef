namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>Keeps one copy of each repeated text, such as an error id. Not thread-safe.</summary>
internal sealed class SharedTexts
{
    // Without a limit, texts that never repeat would fill the memory.
    private const int Most = 1000;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string? Get(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (_texts.TryGetValue(text, out string? known))
        {
            return known;
        }

        if (_texts.Count < Most)
        {
            _texts.Add(text, text);
        }

        return text;
    }
}
