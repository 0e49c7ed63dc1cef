using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes email addresses as texts, and of an object in the pipeline those that it has: PowerShell would take the text
/// of a whole row for the address where the row has no such column.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData)
            .SelectMany(static item => Spelled.Of(item) is { } row
                ? row.Values("EmailAddress").Concat(row.Values("Email"))
                : [item])
            .Select(static address => LanguagePrimitives.ConvertTo<string>(address))
            .ToArray();
}
