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
        => Items.Of(inputData).SelectMany(AddressesOf).Select(LanguagePrimitives.ConvertTo<string>).ToArray();

    private IEnumerable<object> AddressesOf(object item)
        => PropertyBag.Of(item) is not { } row ? [item]
            : !RefusesOthers || Names.Any(row.Has) ? Names.SelectMany(row.Values)
            : throw IdTransformationAttribute.NotBound(
                $"An object of type {item.GetType().Name} has no email address.");
}
