using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>
/// Converts attachments, files on this machine, the ids of files in HubSpot, and their addresses. A string can contain
/// several of them, separated by semicolons, as in a CSV file.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AttachmentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Items.Of(inputData).SelectMany(item => Read(item, engineIntrinsics)).ToArray();

    internal static FileAttachment OfFile(string fileId) => new() { Type = AttachmentTypes.File, FileId = fileId };

    /// <summary>Creates an attachment that is uploaded before the message is sent.</summary>
    internal static Attachment OfLocal(string path) => new LocalFile { Type = AttachmentTypes.File, Path = path };

    /// <summary>Whether a text is the id of a file in HubSpot, or the https address of a file.</summary>
    internal static bool IsFileId(string text)
        => text.All(static c => c is >= '0' and <= '9')
            || (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps);

    private static Attachment[] Read(object item, EngineIntrinsics engine) => item switch
    {
        Attachment attachment => [attachment],
        FileInfo file => [OfLocal(file.FullName)],
        string text => ReadText(text, engine),
        ValueType => [OfFile(IdTransformationAttribute.ToId(item)!)],
        _ when PropertyBag.Of(item) is { } bag && AttachmentReader.Of(bag) is { } attachment => [attachment],
        _ when PropertyBag.Of(item) is { } row && row.Text("FileId") is { } fileId => [AttachmentReader.OfFile(row, fileId)],
        _ => throw new ArgumentTransformationMetadataException(
            $"An object of type {item.GetType().Name} is not an attachment. Specify a file on this machine, the id of "
            + "a file in HubSpot, or an attachment from New-HubSpotAttachment."),
    };

    private static Attachment[] ReadText(string text, EngineIntrinsics engine)
        => PathOf(text.Trim(), engine) is { } path
            ? [OfLocal(path)]
            : text.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0)
                .Select(part => IsFileId(part) ? OfFile(part)
                    : PathOf(part, engine) is { } partPath ? OfLocal(partPath)
                    : throw new ArgumentTransformationMetadataException(
                        $"'{DisplayText.OneLine(part, 200)}' is not an attachment. Specify the path of an existing file, "
                        + "the id of a HubSpot file (digits), or an https address."))
                .ToArray();

    /// <summary>The full path of an existing file; null if there isn't one.</summary>
    private static string? PathOf(string text, EngineIntrinsics engine)
    {
        try
        {
            string path = engine.SessionState.Path.GetUnresolvedProviderPathFromPSPath(text, out var provider, out _);
            return provider.Name == "FileSystem" && File.Exists(path) ? path : null;
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
