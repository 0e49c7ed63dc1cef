using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// Writes plain .NET values as JSON: what <see cref="PlainValue"/> reads, and times, ids and names beside it. What has
/// no clear meaning in JSON is refused, with the place where it stands.
/// </summary>
internal sealed class PlainWriter
{
    /// <summary>How many dictionaries and lists may stand in one another.</summary>
    public const int DeepestLevel = 64;

    private readonly Utf8JsonWriter _writer;
    private readonly string _parameter;
    private readonly List<string> _place = [];

    private PlainWriter(Utf8JsonWriter writer, string parameter)
    {
        _writer = writer;
        _parameter = parameter;
    }

    /// <summary>The bytes of a body; a string is taken for JSON as it is.</summary>
    /// <param name="body">What is to be sent.</param>
    /// <param name="parameter">Where it was given.</param>
    /// <exception cref="HubSpotValidationException">It is no JSON, and none can be made of it.</exception>
    public static byte[] WriteBody(object body, string parameter)
        => body is string text ? Checked(text, parameter) : Write(body, parameter);

    /// <summary>A complaint about what has no end, or none that anybody wants.</summary>
    public static HubSpotValidationException TooDeep(string parameter) => new(
        parameter,
        FormattableString.Invariant(
            $"Dictionaries and lists are nested more than {DeepestLevel} levels deep, or one of them contains itself."));

    private static byte[] Write(object body, string parameter)
    {
        using var stream = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(stream, DraftWriter.Options))
        {
            new PlainWriter(json, parameter).WriteValue(body);
        }

        return stream.ToArray();
    }

    private static byte[] Checked(string text, string parameter)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        try
        {
            JsonDocument.Parse(bytes, JsonText.Options).Dispose();
            return bytes;
        }
        catch (JsonException exception)
        {
            // Without the parser's own words, which quote what is there.
            throw new HubSpotValidationException(parameter, string.Format(
                CultureInfo.InvariantCulture,
                "The text is not valid JSON (line {0}, byte {1}). A text is sent as it is; give a hashtable to have JSON made "
                + "of it.",
                exception.LineNumber + 1,
                exception.BytePositionInLine + 1));
        }
    }

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                _writer.WriteNullValue();
                break;
            case bool truth:
                _writer.WriteBooleanValue(truth);
                break;
            case IDictionary map:
                WriteMap(map.Cast<DictionaryEntry>()
                    .Select(static entry => (entry.Key.ToString()!, (object?)entry.Value)));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(map.Select(static entry => (entry.Key, entry.Value)));
                break;
            default:
                WriteSingleOrList(value);
                break;
        }
    }

    private void WriteSingleOrList(object value)
    {
        if (PlainText.OfText(value) is { } text)
        {
            _writer.WriteStringValue(text);
        }
        else if (PlainText.Of(value) is { } number)
        {
            _writer.WriteRawValue(number, skipInputValidation: true);
        }
        else if (value is IEnumerable items)
        {
            WriteList(items);
        }
        else
        {
            throw Refused(value);
        }
    }

    private void WriteMap(IEnumerable<(string Name, object? Value)> entries)
    {
        _writer.WriteStartObject();
        foreach ((string name, object? value) in entries)
        {
            _writer.WritePropertyName(name);
            WriteBelow(_place.Count == 0 ? name : "." + name, value);
        }

        _writer.WriteEndObject();
    }

    private void WriteList(IEnumerable items)
    {
        _writer.WriteStartArray();
        int index = 0;
        foreach (object? item in items)
        {
            WriteBelow(FormattableString.Invariant($"[{index++}]"), item);
        }

        _writer.WriteEndArray();
    }

    private void WriteBelow(string place, object? value)
    {
        // Whatever stands in itself is found here, too.
        if (_place.Count == DeepestLevel)
        {
            throw TooDeep(_parameter);
        }

        _place.Add(place);
        WriteValue(value);
        _place.RemoveAt(_place.Count - 1);
    }

    private HubSpotValidationException Refused(object value)
    {
        string where = _place.Count == 0 ? string.Empty : $" (at {DisplayText.OneLine(string.Concat(_place), 100)})";
        return new HubSpotValidationException(
            _parameter,
            value is double or float
                ? $"JSON can't represent the number {((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)}{where}."
                : $"An object of type {value.GetType().Name}{where} can't be converted to JSON. Specify hashtables, lists, "
                    + "strings, numbers, booleans and dates.");
    }
}
