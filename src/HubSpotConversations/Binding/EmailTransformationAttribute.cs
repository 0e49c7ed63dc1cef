using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// Converts strings, and objects with an email address. Without it, PowerShell would convert a whole row without an
/// address column to a string.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Names = ["EmailAddress", "Email"];

    /// <summary>Whether to reject an object without an address column. Otherwise the object has no address.</summary>
    public bool RefusesOthers { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData)
            .SelectMany(item => PropertyBag.Of(item) is { } row ? AddressesOf(row, item) : [item])
            .Select(static address => LanguagePrimitives.ConvertTo<string>(address))
            .ToArray();

    private IEnumerable<object> AddressesOf(PropertyBag row, object item)
    {
        if (RefusesOthers && !Names.Any(row.Has))
        {
            // With this inner exception, PowerShell reports that it can't bind the object.
            string message = $"An object of type {item.GetType().Name} has no email address.";
            throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
        }

        return Names.SelectMany(row.Values);
    }
}
