using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>
/// Makes an attachment for a message: a file of this machine, which it uploads, a file that is in HubSpot, quick
/// replies, or a post.
/// </summary>
/// <remarks>
/// <para>
/// Makes one attachment for each file. Quick replies, piped in or not, are gathered into one attachment, because they
/// are shown together; live chat and Messenger alone show them.
/// </para>
/// <para>
/// With -Path or -LiteralPath, and for files that Get-ChildItem pipes in, the file is uploaded first, for which the
/// token needs the scope files. It goes to /conversations-attachments among HubSpot's files unless -FolderPath says
/// otherwise, and is private unless -Access says otherwise: who gets the message can read it, nobody else. Where a file
/// of that name is there already, HubSpot gives the new one another name. HubSpot takes 20 MB at most on free accounts,
/// 2 GB on others.
/// </para>
/// <para>
/// Otherwise nothing is asked of HubSpot: whether a file exists shows when the message is sent. For files that are in
/// HubSpot the cmdlet is not needed: -Attachment of the other cmdlets takes their ids as they are. A text in the
/// pipeline is the id of a file, not a path.
/// </para>
/// <para>
/// A path that leads to nothing is the error PathNotFound, a folder or a file that can't be read is HubSpotFileNotRead.
/// Where the connection breaks in an upload, the message of the error says that the file may have been stored.
/// </para>
/// </remarks>
/// <example>
/// <para>Attaches two files to one message</para>
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
/// </example>
/// <example>
/// <para>Uploads a file and sends it</para>
/// <code>
/// New-HubSpotAttachment -Path ./invoice.pdf |
///     Send-HubSpotThreadMessage -ThreadId 6065362089 -Text 'Your invoice.'   # doc: not run
/// </code>
/// </example>
/// <example>
/// <para>Shows which files of a folder would be uploaded</para>
/// <code>
/// Get-ChildItem -File | New-HubSpotAttachment -FolderPath /invoices/2026 -WhatIf   # doc: not run
/// </code>
/// <para>Get-ChildItem pipes folders too, unless with -File. A folder is an error.</para>
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
    private const string QuickReplySet = "QuickReply";
    private const string SocialMediaSet = "SocialMedia";
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<QuickReply> _replies = [];
    private AttachmentUploads? _uploads;

    /// <summary>
    /// What comes down the pipeline: the ids of files in HubSpot, quick replies, attachments of a message, to send
    /// their files again, files of this machine (Get-ChildItem), which are uploaded, or objects with properties named
    /// like the parameters, such as the rows of a CSV file.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The file in HubSpot: its id, or its address where you have that.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    public string[] FileId { get; set; } = [];

    /// <summary>Files of this machine, which are uploaded. Wildcards are taken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same, taken as they are written: nothing in them is a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The folder among HubSpot's files that an upload goes to. HubSpot makes it where there is none.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string FolderPath { get; set; } = AttachmentUpload.DefaultFolder;

    /// <summary>
    /// Who may see an upload besides those who get the message: nobody (Private), everybody who has its address
    /// (PublicNotIndexable), everybody, by search engines too (PublicIndexable).
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateSet("Private", "PublicNotIndexable", "PublicIndexable")]
    public string Access { get; set; } = "Private";

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

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Makes the attachment of one input.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case InputSet:
                ProcessItem(InputObject, Take);
                break;
            case PathSet:
                Uploads.Add(Path, isLiteral: false);
                break;
            case LiteralPathSet:
                Uploads.Add(LiteralPath, isLiteral: true);
                break;
            case FileSet:
                WriteObject(FileId.Select(AttachmentTransformationAttribute.OfFile), enumerateCollection: true);
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
            case string text when IsPath(text):
                throw new HubSpotValidationException(
                    nameof(InputObject),
                    $"'{Display.Text(text)}' is no id of a file in HubSpot. Upload a file of this machine with -Path, "
                    + "or pipe it in from Get-Item.");
            case string or ValueType when IdTransformationAttribute.TryToId(item) is { } fileId:
                WriteObject(AttachmentTransformationAttribute.OfFile(fileId));
                break;
            case { } spelled when Spelled.Of(spelled) is { } fields && (TakeFields(fields) || TakePaths(fields)):
                break;
            default:
                throw new HubSpotValidationException(
                    nameof(InputObject),
                    $"{(item is null ? "Null" : $"An object of type {item.GetType().Name}")} is no attachment and "
                    + "none can be made of it: pipe the ids of files, quick replies (New-HubSpotQuickReply), or "
                    + "objects with a FileId, a Path or a MediaType.");
        }
    }

    private AttachmentUploads Uploads => _uploads ??= new AttachmentUploads(this, FolderPath, Access);

    private static bool IsPath(string text)
        => text.IndexOfAny(['/', '\\']) >= 0 && !text.Contains("://");

    /// <summary>
    /// Takes the paths of a row. Of other objects they are not taken: many have a Path that nobody means to upload.
    /// </summary>
    private bool TakePaths(Spelled fields)
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

    private static string[] Texts(Spelled fields, string name)
        => fields.Values(name).Select(static value => LanguagePrimitives.ConvertTo<string>(value)).ToArray();

    private bool TakeFields(Spelled fields)
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
