using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>
/// Converts recipients from email addresses, phone numbers, hashtables or other objects. A string can contain several
/// addresses, separated by semicolons or commas, as in a CSV file.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecipientTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => ReadAll(inputData);

    /// <summary>Reads all recipients of an argument or a property.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A value is not a recipient.</exception>
    internal static Recipient[] ReadAll(object? value) => Items.Of(value).SelectMany(Read).ToArray();

    private static IEnumerable<Recipient> Read(object item) => item switch
    {
        Recipient recipient => [recipient],
        Sender sender => [RecipientReader.Of(sender)],
        string text => Split(text),
        ValueType when IdTransformationAttribute.TryToId(item) is { } number => Split(number),
        _ when PropertyBag.Of(item) is { } bag => [RecipientReader.Of(bag)],
        _ => throw new ArgumentTransformationMetadataException(
            $"'{DisplayText.OneLine(item.ToString(), 60)}' is not a recipient. Specify an email address, a phone "
            + "number, or an object from New-HubSpotRecipient."),
    };

    private static IEnumerable<Recipient> Split(string text)
        => text.Split(';', ',').Where(static part => !string.IsNullOrWhiteSpace(part)).Select(Recipient.Parse);
}
