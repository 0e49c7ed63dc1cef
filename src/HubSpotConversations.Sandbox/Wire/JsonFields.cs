using System.Text.Json;
using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Reads the properties of one object of a body and notes what is wrong with them.</summary>
internal readonly struct JsonFields(JsonElement element, List<Problem> problems, string path = "")
{
    private static readonly JsonElement NoItems = Empty();

    /// <summary>Where a property stands in the body, such as <c>recipients[0].name</c>.</summary>
    public string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public bool Has(string name) => element.TryGetProperty(name, out JsonElement value) && !IsNull(value);

    public bool IsEmptyArray(string name) =>
        element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() == 0;

    public string? RequiredText(string name)
    {
        if (Has(name))
        {
            return Text(name);
        }

        problems.Add(Problem.Required(At(name)));
        return null;
    }

    public string? Text(string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || IsNull(value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        problems.Add(Problem.WrongType(At(name), "a string"));
        return null;
    }

    public bool? Flag(string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || IsNull(value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        problems.Add(Problem.WrongType(At(name), "a boolean"));
        return null;
    }

    /// <summary>An id: text or a whole number.</summary>
    public string? RequiredId(string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetRawText()
            : RequiredText(name);

    /// <summary>An array; an empty one where it is missing, which is noted.</summary>
    public JsonElement RequiredArray(string name)
    {
        if (Has(name))
        {
            return Array(name);
        }

        problems.Add(Problem.Required(At(name)));
        return NoItems;
    }

    /// <summary>An array; an empty one where it is missing.</summary>
    public JsonElement Array(string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || IsNull(value))
        {
            return NoItems;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value;
        }

        problems.Add(Problem.WrongType(At(name), "an array"));
        return NoItems;
    }

    /// <summary>The object below a property, or null where it is missing or no object.</summary>
    public JsonFields? Object(string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || IsNull(value))
        {
            return null;
        }

        return Item(value, At(name));
    }

    /// <summary>The objects of an array; what is no object is noted and left out.</summary>
    public IEnumerable<(JsonElement Element, JsonFields Fields)> Items(string name, bool required)
    {
        JsonElement array = required ? RequiredArray(name) : Array(name);
        var items = new List<(JsonElement, JsonFields)>();
        foreach (JsonElement value in array.EnumerateArray())
        {
            if (Item(value, $"{At(name)}[{items.Count}]") is { } fields)
            {
                items.Add((value, fields));
            }
        }

        return items;
    }

    public void Note(Problem problem) => problems.Add(problem);

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;

    private static JsonElement Empty()
    {
        using JsonDocument document = JsonDocument.Parse("[]");
        return document.RootElement.Clone();
    }

    private JsonFields? Item(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, problems, at);
        }

        problems.Add(Problem.WrongType(at, "an object"));
        return null;
    }
}
