namespace HubSpotConversations.Sending;

/// <summary>Texts that come again and again, such as ids of errors, each kept once. Not thread-safe.</summary>
internal sealed class SharedTexts
{
    // Texts that are all different would be kept here for nothing.
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
