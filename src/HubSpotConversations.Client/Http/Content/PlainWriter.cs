using System.Collections;
using System.Text;
using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// Writes plain .NET values as JSON: the values that <see cref="PlainValue"/> reads, and also times, GUIDs, URIs and
/// enum names. It rejects values without a clear meaning in JSON, and its error says where the value is.
/// </summary>
internal sealed class PlainWriter
{
    /// <summary>How many levels of dictionaries and lists may be nested.</summary>
    public const int DeepestLevel = 64;

    private readonly Utf8JsonWriter _writer;
    private readonly string _parameter;
    private readonly List<string> _place = [];

    private PlainWriter(Utf8JsonWriter writer, string parameter)
    {
        _writer = writer;
        _parameter = parameter;
    }

    /// <summary>Writes a body. A string must already be JSON.</summary>
    /// <param name="body">The value to send.</param>
    /// <param name="parameter">The parameter that the user specified the value with.</param>
    /// <exception cref="HubSpotValidationException">
    /// The string is not valid JSON, or the value can't be converted to JSON.
    /// </exception>
    public static byte[] WriteBody(object body, string parameter) => body is string text
        ? CheckJson(text, parameter)
        : RequestWriter.Write(json => new PlainWriter(json, parameter).WriteValue(body));

    /// <summary>Creates the error for a value that is nested too deeply.</summary>
    public static HubSpotValidationException TooDeep(string parameter) => new(
        parameter,
        $"Dictionaries and lists are nested more than {DeepestLevel} levels deep, or one of them contains itself.");

    private static byte[] CheckJson(string text, string parameter)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        try
        {
            JsonDocument.Parse(bytes, JsonText.Options).Dispose();
            return bytes;
        }
        catch (JsonException exception)
        {
            // Not the parser's message, because it quotes the text.
            string place = FormattableString.Invariant(
                $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
            throw new HubSpotValidationException(
                parameter,
                $"The text is not valid JSON ({place}). A string is sent as it is. To send an object, specify a "
                + "hashtable.");
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
        // This also stops at a value that contains itself.
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
                ? FormattableString.Invariant($"JSON can't represent the number {value}{where}.")
                : $"An object of type {value.GetType().Name}{where} can't be converted to JSON. Specify hashtables, "
                    + "lists, strings, numbers, booleans and dates.");
    }
}
