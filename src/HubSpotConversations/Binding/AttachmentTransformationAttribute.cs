using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Converts attachments and file ids. A string can contain several ids, separated by semicolons, as in a CSV file.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AttachmentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData).SelectMany(Read).ToArray();

    internal static FileAttachment OfFile(string fileId) => new() { Type = AttachmentTypes.File, FileId = fileId };

    private static IEnumerable<Attachment> Read(object item)
    {
        switch (item)
        {
            case Attachment attachment:
                return [attachment];
            case string text:
                return text.Split(';').Select(static id => id.Trim()).Where(static id => id.Length > 0).Select(OfFile);
            case ValueType:
                return [OfFile(IdTransformationAttribute.ToId(item)!)];
            default:
                PropertyBag? spelled = PropertyBag.Of(item);
                return AttachmentReader.Of(spelled) is { } read ? [read]
                    : spelled?.Text("FileId") is { } fileId ? [OfFile(fileId)]
                    : throw new ArgumentTransformationMetadataException(
                        $"An object of type {item.GetType().Name} is not an attachment. Specify a file id or an "
                        + "attachment from New-HubSpotAttachment.");
        }
    }
}
