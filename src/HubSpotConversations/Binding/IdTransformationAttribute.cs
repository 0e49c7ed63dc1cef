using System.Globalization;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>Takes an id as a number or a string; an empty cell of a CSV file is no id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is object[] many ? Array.ConvertAll(many, ToId) : ToId(inputData);

    /// <summary>The id; null where it is none.</summary>
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

    // With this exception inside, PowerShell goes on to look for the id among the properties of what is piped in.
    private static ArgumentTransformationMetadataException NoId(object value)
    {
        string message = $"An object of type {value.GetType().Name} is no id: give a string or a number.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    internal static string? ToId(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        string? text = value switch
        {
            null => null,
            string given => given,
            // Beyond 2^53 a floating-point number is no longer the id that was typed; PowerShell makes such a number
            // only of an id that is too long to be one.
            double number when number == Math.Floor(number) => number.ToString("F0", CultureInfo.InvariantCulture),
            IFormattable number when value.GetType().IsPrimitive || value is decimal
                => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw NoId(value),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
    }
}
