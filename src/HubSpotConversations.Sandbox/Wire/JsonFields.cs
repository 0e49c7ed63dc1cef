using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Reads the properties of one object in a body and records their problems.</summary>
internal readonly struct JsonFields(JsonElement element, List<Problem> problems, string path = "")
{
    private static readonly JsonElement NoItems = Empty();

    /// <summary>The path of a property in the body, such as <c>recipients[0].name</c>.</summary>
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

    /// <summary>Reads a whole number. If it is missing or not one, records a problem.</summary>
    public long? RequiredInteger(string name)
    {
        if (!Has(name))
        {
            problems.Add(Problem.Required(At(name)));
            return null;
        }

        JsonElement value = element.GetProperty(name);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number))
        {
            return number;
        }

        problems.Add(Problem.WrongType(At(name), "a whole number"));
        return null;
    }

    /// <summary>Records a problem if a number is missing or not a number.</summary>
    public void RequireNumber(string name)
    {
        if (!Has(name))
        {
            problems.Add(Problem.Required(At(name)));
        }
        else if (element.GetProperty(name).ValueKind != JsonValueKind.Number)
        {
            problems.Add(Problem.WrongType(At(name), "a number"));
        }
    }

    /// <summary>Records a problem if a text is not one of the allowed values. It may be missing.</summary>
    public void CheckOneOf(string name, params string[] allowed)
    {
        if (Text(name) is { } value && !allowed.Contains(value))
        {
            problems.Add(new Problem($"Invalid {name} '{value}': {string.Join(", ", allowed)}", In: At(name)));
        }
    }

    /// <summary>Reads an id: text or a whole number.</summary>
    public string? RequiredId(string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetRawText()
            : RequiredText(name);

    /// <summary>Reads an array. If it is missing, records a problem and returns an empty one.</summary>
    public JsonElement RequiredArray(string name)
    {
        if (Has(name))
        {
            return Array(name);
        }

        problems.Add(Problem.Required(At(name)));
        return NoItems;
    }

    /// <summary>Reads an array. If it is missing, returns an empty one.</summary>
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

    /// <summary>Reads the object in a property; null if it is missing or not an object.</summary>
    public JsonFields? Object(string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || IsNull(value))
        {
            return null;
        }

        return Item(value, At(name));
    }

    /// <summary>Reads the object in a property. If it is missing, records a problem.</summary>
    public JsonFields? RequiredObject(string name)
    {
        if (Has(name))
        {
            return Object(name);
        }

        problems.Add(Problem.Required(At(name)));
        return null;
    }

    /// <summary>Reads the objects of an array. Records and skips other values.</summary>
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
