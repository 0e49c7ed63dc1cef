using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Converts quick replies from objects, hashtables or strings.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuickReplyTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Known = ["Value", "ValueType", "Label", "AdditionalProperties"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData).Select(Read).ToArray();

    /// <summary>The quick reply in a property bag; null if it isn't one.</summary>
    internal static QuickReply? Of(PropertyBag bag)
        => bag.Text("Value") is not { } value || bag.Others(Known).Any() ? null : new QuickReply
        {
            Value = value,
            ValueType = bag.Constant("ValueType") ?? QuickReplyValueTypes.Text,
            Label = bag.Text("Label"),
        };

    private static QuickReply Read(object item) => item switch
    {
        QuickReply reply => reply,
        string or ValueType => QuickReply.Parse(LanguagePrimitives.ConvertTo<string>(item)),
        _ => Of(PropertyBag.Of(item)!) ?? throw new ArgumentTransformationMetadataException(
            $"An object of type {item.GetType().Name} is not a quick reply. Specify a string, an object from "
            + "New-HubSpotQuickReply, or an object with only Value, ValueType and Label."),
    };
}
