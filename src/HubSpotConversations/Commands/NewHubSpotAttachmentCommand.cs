using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Files;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Creates an attachment for a message from a file, quick replies or a social media post.</summary>
/// <remarks>
/// <para>
/// Creates one attachment for each file. Files from this machine (-Path, -LiteralPath or Get-ChildItem) are uploaded
/// first, which needs a token with the scope files. HubSpot's size limit is 20 MB on free accounts and 2 GB on others.
/// If a file of the same name exists, HubSpot renames the new one.
/// </para>
/// <para>
/// A string from the pipeline is a file id and not a path. For files that are already in HubSpot, you don't need this
/// cmdlet: -Attachment of the other cmdlets also accepts file ids. The cmdlet makes no request for them, so you learn
/// whether a file exists when you send the message.
/// </para>
/// <para>
/// All quick replies are combined into one attachment, because they are shown together. Only live chat and Messenger
/// show them.
/// </para>
/// <para>
/// A path without a file causes the error PathNotFound. A folder or an unreadable file causes the error
/// HubSpotFileNotRead. If the connection breaks during an upload, the error message says that the file may have been
/// stored.
/// </para>
/// </remarks>
/// <example>
/// <para>Attach two files to one message</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'Both documents.'
///     Recipient        = 'jane.doe@example.com'
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     SenderActorId    = 'A-52301001'
/// }
/// New-HubSpotAttachment -FileId 190001, 190002 | Send-HubSpotThreadMessage @message
/// </code>
/// <para>Both files are already in HubSpot.</para>
/// </example>
/// <example>
/// <para>Upload a file and send it</para>
/// <code>
/// New-HubSpotAttachment -Path ./invoice.pdf |
///     Send-HubSpotThreadMessage -ThreadId 6065362089 -Text 'Your invoice.'   # doc: not run
/// </code>
/// <para>Uploads the file to HubSpot and sends it as an attachment.</para>
/// </example>
/// <example>
/// <para>Preview which files of a folder would be uploaded</para>
/// <code>
/// Get-ChildItem -File | New-HubSpotAttachment -FolderPath /invoices/2026 -WhatIf   # doc: not run
/// </code>
/// <para>Specify -File, because Get-ChildItem otherwise also pipes folders, and a folder is an error.</para>
/// </example>
/// <example>
/// <para>Offer quick replies</para>
/// <code>
/// New-HubSpotAttachment -QuickReply 'Yes', 'No', 'Call me'
/// </code>
/// <para>Creates one attachment with three replies.</para>
/// </example>
/// <example>
/// <para>Offer quick replies with labels</para>
/// <code>
/// $yes = New-HubSpotQuickReply -Value yes -Label 'Yes, please call me'
/// $no = New-HubSpotQuickReply -Value no -Label 'No, write to me'
/// New-HubSpotAttachment -QuickReply $yes, $no
/// </code>
/// <para>Shows the label to the visitor and sends the value.</para>
/// </example>
/// <example>
/// <para>Show a link as a post</para>
/// <code>
/// New-HubSpotAttachment -MediaType LINK -MediaUrl https://example.com/news -MediaTitle 'News'
/// </code>
/// <para>Creates a social media attachment of the type LINK.</para>
/// </example>
/// <seealso cref="NewHubSpotQuickReplyCommand"/>
/// <seealso cref="NewHubSpotThreadMessageCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(
    VerbsCommon.New,
    "HubSpotAttachment",
    DefaultParameterSetName = FileSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileAttachment), ParameterSetName = [FileSet, PathSet, LiteralPathSet, InputSet])]
[OutputType(typeof(Attachment), ParameterSetName = [InputSet])]
[OutputType(typeof(QuickRepliesAttachment), ParameterSetName = [QuickReplySet, InputSet])]
[OutputType(typeof(SocialMediaAttachment), ParameterSetName = [SocialMediaSet, InputSet])]
public sealed class NewHubSpotAttachmentCommand : ConnectedCmdlet
{
    private const string FileSet = "File";
    private const string QuickReplySet = "QuickReply";
    private const string SocialMediaSet = "SocialMedia";
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<QuickReply> _replies = [];
    private AttachmentUploads? _uploads;

    /// <summary>
    /// The objects to create attachments from: file ids, quick replies, files of this machine from Get-ChildItem, or
    /// attachments of a message, to send their files again. Objects with properties named after the parameters, such as
    /// CSV rows, work too.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The ids of files in HubSpot, or their addresses.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    public string[] FileId { get; set; } = [];

    /// <summary>
    /// The paths of files on this machine to upload. Wildcards are supported. You can also specify the ids of files in
    /// HubSpot, and https addresses.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The paths of files on this machine to upload, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The folder in HubSpot's file manager to upload to. HubSpot creates it if it doesn't exist. The default is
    /// /conversations-attachments.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string FolderPath { get; set; } = AttachmentUpload.DefaultFolder;

    /// <summary>
    /// Who can read the uploaded file. With Private, the default, only people who get the message can read it. With
    /// PublicNotIndexable, anyone who has the address can read it. With PublicIndexable, search engines can find it
    /// too.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateSet("Private", "PublicNotIndexable", "PublicIndexable")]
    public string Access { get; set; } = "Private";

    /// <summary>The quick replies, as strings or from New-HubSpotQuickReply.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuickReplySet)]
    [QuickReplyTransformation]
    [ValidateNotNullOrEmpty]
    public QuickReply[] QuickReply { get; set; } = [];

    /// <summary>The media type of the post, by HubSpot's name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    [ValidateSet(
        "ARTICLE", "AUDIO", "CAROUSEL", "DOCUMENT", "GIF", "LINK", "NONE", "PHOTO", "POLL", "STORY", "VIDEO")]
    public string MediaType { get; set; } = string.Empty;

    /// <summary>The address of the post.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    public string? MediaUrl { get; set; }

    /// <summary>The title of the post.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    public string? MediaTitle { get; set; }

    /// <summary>The description of the post.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The address of the post's thumbnail image.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    public string? ThumbnailUrl { get; set; }

    /// <summary>The id of the post in its social network.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? MediaId { get; set; }

    /// <summary>Creates attachments from one input.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case InputSet:
                ProcessItem(InputObject, Take);
                break;
            case PathSet:
                foreach (string path in Path)
                {
                    TakePath(path);
                }

                break;
            case LiteralPathSet:
                Uploads.Add(LiteralPath, isLiteral: true);
                break;
            case FileSet:
                foreach (string fileId in FileId)
                {
                    ProcessItem(fileId, () => WriteFile(fileId));
                }

                break;
            case QuickReplySet:
                _replies.AddRange(QuickReply);
                break;
            default:
                WriteObject(MakePost());
                break;
        }
    }

    /// <summary>Creates the attachment with all quick replies.</summary>
    protected override void EndProcessing()
    {
        _uploads?.End();
        if (_replies.Count > 0)
        {
            WriteObject(new QuickRepliesAttachment
            {
                Type = AttachmentTypes.QuickReplies,
                QuickReplies = _replies.ToArray(),
            });
        }
    }

    private void Take()
    {
        object? item = InputObject?.BaseObject is PSCustomObject ? InputObject : InputObject?.BaseObject;
        switch (item)
        {
            case QuickReply reply:
                _replies.Add(reply);
                break;
            case FileSystemInfo file:
                Uploads.Add(file.FullName, file);
                break;
            case string text when !AttachmentTransformationAttribute.IsFileId(text.Trim()) && text.Trim().Length > 0:
                Uploads.Add([text.Trim()], isLiteral: true);
                break;
            case string or ValueType when IdTransformationAttribute.TryToId(item) is { } fileId:
                WriteFile(fileId);
                break;
            case { } spelled when PropertyBag.Of(spelled) is { } fields && (TakeFields(fields) || TakePaths(fields)):
                break;
            default:
                throw new HubSpotValidationException(
                    nameof(InputObject),
                    $"{(item is null ? "Null" : $"An object of type {item.GetType().Name}")} can't be converted "
                    + "to an attachment. Pipe in file ids, quick replies (New-HubSpotQuickReply), or "
                    + "objects with a FileId, a Path or a MediaType.");
        }
    }

    private AttachmentUploads Uploads => _uploads ??= new AttachmentUploads(this, FolderPath, Access);

    // A number is an id, unless there is a file with that name.
    private void TakePath(string path)
    {
        if (AttachmentTransformationAttribute.IsFileId(path) && !File.Exists(GetUnresolvedProviderPathFromPSPath(path)))
        {
            WriteFile(path);
        }
        else
        {
            Uploads.Add([path], isLiteral: false);
        }
    }

    private void WriteFile(string fileId)
        => WriteObject(AttachmentTransformationAttribute.IsFileId(fileId)
            ? AttachmentTransformationAttribute.OfFile(fileId)
            : throw new HubSpotValidationException(
                nameof(FileId),
                $"'{Display.Text(fileId)}' is not a HubSpot file id (digits) or an https address. To upload a file from "
                + "this machine, use -Path."));

    /// <summary>
    /// Uploads the paths of a row. Other objects are skipped: many have a Path that the user doesn't want to upload.
    /// </summary>
    private bool TakePaths(PropertyBag fields)
    {
        bool isRow = InputObject!.BaseObject is IDictionary
            || (InputObject.BaseObject is PSCustomObject
                && !InputObject.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal));
        string[] paths = isRow ? Texts(fields, nameof(Path)) : [];
        string[] literal = isRow ? Texts(fields, nameof(LiteralPath)) : [];
        Uploads.Add(paths, isLiteral: false);
        Uploads.Add(literal, isLiteral: true);
        return paths.Length + literal.Length > 0;
    }

    private static string[] Texts(PropertyBag fields, string name)
        => fields.Values(name).Select(static value => LanguagePrimitives.ConvertTo<string>(value)).ToArray();

    private bool TakeFields(PropertyBag fields)
    {
        IReadOnlyList<object> parts = AttachmentReader.PartsOf(fields);
        _replies.AddRange(parts.OfType<QuickReply>());
        WriteObject(parts.OfType<Attachment>(), enumerateCollection: true);
        return parts.Count > 0;
    }

    private SocialMediaAttachment MakePost() => new()
    {
        Type = AttachmentTypes.SocialMediaMetadata,
        SocialMetadata = new SocialMetadata
        {
            MediaType = MediaType.ToUpperInvariant(),
            Id = MediaId,
            Description = Description,
            MediaTitle = MediaTitle,
            MediaUrl = MediaUrl,
            ThumbnailUrl = ThumbnailUrl,
        },
    };
}
