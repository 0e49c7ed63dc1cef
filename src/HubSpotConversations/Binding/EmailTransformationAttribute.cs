using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes email addresses as texts, and of an object in the pipeline those that it has: PowerShell would take the text
/// of a whole row for the address where the row has no such column.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Names = ["EmailAddress", "Email"];

    /// <summary>Whether an object that can't have an address is refused; otherwise it has none.</summary>
    public bool RefusesOthers { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData)
            .SelectMany(item => Spelled.Of(item) is { } row ? AddressesOf(row, item) : [item])
            .Select(static address => LanguagePrimitives.ConvertTo<string>(address))
            .ToArray();

    private IEnumerable<object> AddressesOf(Spelled row, object item)
    {
        if (RefusesOthers && !Names.Any(row.Has))
        {
            // With this exception inside, PowerShell says that the object can't be bound.
            string message = $"An object of type {item.GetType().Name} has no email address.";
            throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
        }

        return Names.SelectMany(row.Values);
    }
}
