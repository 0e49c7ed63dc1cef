using System.Globalization;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>Converts an id from a number or a string. An empty cell of a CSV file becomes null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class IdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is object[] many ? Array.ConvertAll(many, Read) : Read(inputData);

    /// <summary>The id; null if the value is not an id.</summary>
    internal static string? TryToId(object? input)
    {
        try
        {
            return ToId(input);
        }
        catch (ArgumentTransformationMetadataException)
        {
            return null;
        }
    }

    /// <summary>Converts one value.</summary>
    private protected virtual string? Read(object? input) => ToId(input);

    /// <summary>The id; null for an empty cell.</summary>
    internal static string? ToId(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        string? text = value switch
        {
            null or string => (string?)value,
            // Beyond 2^53, a floating-point number may differ from the typed id. PowerShell creates such numbers only
            // from digits that are too long for an id.
            double number when number == Math.Floor(number) => number.ToString("F0", CultureInfo.InvariantCulture),
            IFormattable number when value.GetType().IsPrimitive || value is decimal
                => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw NotBound(
                $"An object of type {value.GetType().Name} is not an id. Specify a string or a number."),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
    }

    /// <summary>An error whose inner exception makes PowerShell try the properties of the object next.</summary>
    internal static ArgumentTransformationMetadataException NotBound(string message)
        => new(message, new PSInvalidCastException(message));
}
