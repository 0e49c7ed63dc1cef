using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Makes an attachment for a message: an uploaded file, a file in HubSpot, quick replies, or a post.</summary>
/// <remarks>
/// <para>
/// Makes one attachment for each file. -Path uploads files of this machine, and so does a file that Get-ChildItem
/// pipes in: it is private unless -Access says otherwise, and goes to the folder -FolderPath. Uploading needs the scope
/// files. For files that are in HubSpot already (-FileId), for quick replies and posts nothing is asked of HubSpot:
/// whether a file exists shows when the message is sent.
/// </para>
/// <para>
/// Quick replies, piped in or not, are gathered into one attachment, because they are shown together; live chat and
/// Messenger alone show them. For the ids of files alone the cmdlet is not needed: -Attachment of the other cmdlets
/// takes them as they are.
/// </para>
/// <para>
/// A file that can't be read is HubSpotFileNotRead; it is an error of that file, and the others are uploaded all the
/// same. Where an upload breaks off, its error says whether HubSpot may have kept the file.
/// </para>
/// </remarks>
/// <example>
/// <para>Uploads an invoice and sends it</para>
/// <code>
/// New-HubSpotAttachment -Path ./invoice.pdf |   # doc: not run
///     Send-HubSpotThreadMessage 6065362089 'Your invoice.' -Sender A-52301001
/// </code>
/// </example>
/// <example>
/// <para>Attaches two files to one message</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'Both documents.'
///     Recipient        = 'jane.doe@example.com'
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     Sender           = 'A-52301001'
/// }
/// New-HubSpotAttachment -FileId 190001, 190002 | Send-HubSpotThreadMessage @message
/// </code>
/// </example>
/// <example>
/// <para>Offers answers to choose from</para>
/// <code>
/// New-HubSpotAttachment -QuickReply 'Yes', 'No', 'Call me'
/// </code>
/// </example>
/// <example>
/// <para>Offers answers that show other words than they send</para>
/// <code>
/// $yes = New-HubSpotQuickReply -Value yes -Label 'Yes, please call me'
/// $no = New-HubSpotQuickReply -Value no -Label 'No, write to me'
/// New-HubSpotAttachment -QuickReply $yes, $no
/// </code>
/// </example>
/// <example>
/// <para>Shows a link as a post</para>
/// <code>
/// New-HubSpotAttachment -MediaType LINK -MediaUrl https://example.com/news -MediaTitle 'News'
/// </code>
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
[OutputType(typeof(QuickRepliesAttachment), ParameterSetName = [QuickReplySet, InputSet])]
[OutputType(typeof(SocialMediaAttachment), ParameterSetName = [SocialMediaSet, InputSet])]
public sealed class NewHubSpotAttachmentCommand : ModuleCmdlet, IConnectedCmdlet
{
    private const string FileSet = "File";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string QuickReplySet = "QuickReply";
    private const string SocialMediaSet = "SocialMedia";
    private const string InputSet = "Input";

    private readonly List<QuickReply> _replies = [];

    /// <summary>
    /// What comes down the pipeline: the ids of files, files of this machine, quick replies, attachments of a message,
    /// to send their files again, or objects with properties named like the parameters, such as the rows of a CSV file.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The file in HubSpot: its id, or its address where you have that.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    public string[] FileId { get; set; } = [];

    /// <summary>The files of this machine to upload. Wildcards are taken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files of this machine to upload, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The folder in HubSpot that files are uploaded to. It is made where it does not exist.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string FolderPath { get; set; } = "/conversations";

    /// <summary>
    /// Who can read an uploaded file: Private, whoever gets the message; PublicNotIndexable, whoever has its address;
    /// PublicIndexable, everybody.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateSet("Private", "PublicNotIndexable", "PublicIndexable")]
    public string Access { get; set; } = "Private";

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>The answers to choose from: what New-HubSpotQuickReply makes, or plain texts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuickReplySet)]
    [QuickReplyTransformation]
    [ValidateNotNullOrEmpty]
    public QuickReply[] QuickReply { get; set; } = [];

    /// <summary>The kind of the post, as HubSpot names it.</summary>
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

    /// <summary>What the post says.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The address of a small picture of the post.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    public string? ThumbnailUrl { get; set; }

    /// <summary>The id of the post in the network that it stands in.</summary>
    [Parameter(ParameterSetName = SocialMediaSet, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? MediaId { get; set; }

    /// <summary>Makes the attachment of one input.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case InputSet:
                ProcessItem(InputObject, Take);
                break;
            case FileSet:
                WriteObject(FileId.Select(AttachmentTransformationAttribute.OfFile), enumerateCollection: true);
                break;
            case PathSet:
                UploadEach(Path, path => this.Resolve(path));
                break;
            case LiteralPathSet:
                UploadEach(LiteralPath, path => [this.ToFileSystem(path)]);
                break;
            case QuickReplySet:
                _replies.AddRange(QuickReply);
                break;
            default:
                WriteObject(MakePost());
                break;
        }
    }

    /// <summary>Makes the attachment of the quick replies.</summary>
    protected override void EndProcessing()
    {
        if (_replies.Count > 0)
        {
            WriteObject(new QuickRepliesAttachment
            {
                Type = AttachmentTypes.QuickReplies,
                QuickReplies = _replies.ToArray(),
            });
        }
    }

    private void UploadEach(string[] paths, Func<string, IEnumerable<string>> find)
    {
        foreach (string path in paths)
        {
            ProcessItem(path, () =>
            {
                foreach (string file in find(path))
                {
                    ProcessItem(file, () => Upload(file));
                }
            });
        }
    }

    private void Upload(string path)
    {
        string access = Access switch
        {
            "PublicNotIndexable" => FileAccessLevels.PublicNotIndexable,
            "PublicIndexable" => FileAccessLevels.PublicIndexable,
            _ => FileAccessLevels.Private,
        };
        if (this.Upload(path, FolderPath, access) is { } attachment)
        {
            WriteObject(attachment);
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
                Upload(file.FullName);
                break;
            case string or ValueType when IdTransformationAttribute.TryToId(item) is { } fileId:
                WriteObject(AttachmentTransformationAttribute.OfFile(fileId));
                break;
            case { } spelled when Spelled.Of(spelled) is { } fields && TakeFields(fields):
                break;
            default:
                throw new HubSpotValidationException(
                    nameof(InputObject),
                    $"{(item is null ? "Null" : $"An object of type {item.GetType().Name}")} is no attachment and "
                    + "none can be made of it: pipe the ids of files, quick replies (New-HubSpotQuickReply), or "
                    + "objects with a FileId or a MediaType.");
        }
    }

    private bool TakeFields(Spelled fields)
    {
        if (AttachmentReader.Of(fields) is { } attachment)
        {
            WriteObject(attachment);
            return true;
        }

        string[] fileIds = fields.Values(nameof(FileId))
            .Select(IdTransformationAttribute.TryToId)
            .OfType<string>()
            .ToArray();
        if (fileIds.Length > 0)
        {
            WriteObject(fileIds.Select(AttachmentTransformationAttribute.OfFile), enumerateCollection: true);
            return true;
        }

        // Of a row alone: much has a path (a process, a command), and is not meant to be uploaded.
        if (InputObject?.BaseObject is PSCustomObject && fields.Text(nameof(Path)) is { } path)
        {
            UploadEach([path], one => this.Resolve(one));
            return true;
        }

        if (QuickReplyTransformationAttribute.Read(fields) is { } reply)
        {
            _replies.Add(reply);
            return true;
        }

        if (fields.Text(nameof(MediaType)) is not { } mediaType)
        {
            return false;
        }

        if (!MediaTypes.All.Contains(mediaType, StringComparer.OrdinalIgnoreCase))
        {
            throw new HubSpotValidationException(
                nameof(MediaType),
                $"'{Display.Text(mediaType)}' is no media type: it is one of {string.Join(", ", MediaTypes.All)}.");
        }

        WriteObject(AttachmentReader.OfPost(fields));
        return true;
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
