using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes quick replies as objects, as hashtables that spell them, or as the plain texts that they send.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuickReplyTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Known = ["Value", "ValueType", "Label", "AdditionalProperties"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData).Select(Read).ToArray();

    /// <summary>The reply that an object spells; null where it spells none.</summary>
    internal static QuickReply? Read(Spelled spelled)
    {
        if (spelled.Text("Value") is not { } value || spelled.Others(Known).Any())
        {
            return null;
        }

        return new QuickReply
        {
            Value = value,
            ValueType = spelled.Text("ValueType")?.ToUpperInvariant() ?? QuickReplyValueTypes.Text,
            Label = spelled.Text("Label"),
        };
    }

    private static QuickReply Read(object item) => item switch
    {
        QuickReply reply => reply,
        string or ValueType => new QuickReply
        {
            Value = LanguagePrimitives.ConvertTo<string>(item),
            ValueType = QuickReplyValueTypes.Text,
        },
        _ when Spelled.Of(item) is { } spelled && Read(spelled) is { } reply => reply,
        _ => throw new ArgumentTransformationMetadataException(
            $"An object of type {item.GetType().Name} is no quick reply: give a text, what New-HubSpotQuickReply "
            + "makes, or an object with Value, ValueType and Label alone."),
    };
}
