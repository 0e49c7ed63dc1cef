using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Converts contacts, their ids, and property bags with an id and the properties that led to it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MatchedContactTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] IdNames = ["ContactId", "ContactVid"];

    private static readonly string[] PropertyNames =
        ["MatchedProperties", "MatchedProperty", "ContactPropertiesLeadingToMatch"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData).SelectMany(Read).ToArray();

    private static IEnumerable<PreResolvedContact> Read(object item) => item switch
    {
        PreResolvedContact contact => [contact],
        string text => text.Split(';').Select(IdTransformationAttribute.ToId).OfType<string>().Select(OfId),
        ValueType => [OfId(IdTransformationAttribute.ToId(item)!)],
        _ when PropertyBag.Of(item) is { } bag && IdNames.Select(bag.Text).OfType<string>().FirstOrDefault() is { } id
            => [new PreResolvedContact { ContactId = id, MatchedProperties = Texts(bag) }],
        _ => throw new ArgumentTransformationMetadataException(
            $"An object of type {item.GetType().Name} is not a contact. Specify an id, a contact from "
            + "Get-HubSpotContact, or a hashtable: @{ ContactId = 701; MatchedProperties = 'email' }."),
    };

    private static PreResolvedContact OfId(string id) => new() { ContactId = id };

    private static string[] Texts(PropertyBag bag)
        => PropertyNames.SelectMany(bag.Values).Select(PropertyBag.ToText).ToArray();
}
