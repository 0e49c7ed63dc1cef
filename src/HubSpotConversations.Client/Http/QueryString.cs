using System.Globalization;
using System.Text;

namespace HubSpotConversations.Http;

/// <summary>A query, put together from what was given and escaped exactly once.</summary>
internal sealed class QueryString
{
    private readonly StringBuilder _text = new();

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? string.Empty : "&")
                .Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public QueryString Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The query; null when nothing was given.</summary>
    public override string? ToString() => _text.Length == 0 ? null : _text.ToString();
}
