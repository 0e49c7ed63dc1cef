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

    private static IEnumerable<Attachment> Read(object item) => item switch
    {
        Attachment attachment => [attachment],
        string text => text.Split(';').Where(static id => !string.IsNullOrWhiteSpace(id)).Select(Attachment.Parse),
        ValueType => [OfFile(IdTransformationAttribute.ToId(item)!)],
        _ when PropertyBag.Of(item) is { } bag && AttachmentReader.Of(bag) is { } attachment => [attachment],
        _ when PropertyBag.Of(item)?.Text("FileId") is { } fileId => [OfFile(fileId)],
        _ => throw new ArgumentTransformationMetadataException(
            $"An object of type {item.GetType().Name} is not an attachment. Specify a file id or an attachment from "
            + "New-HubSpotAttachment."),
    };
}
