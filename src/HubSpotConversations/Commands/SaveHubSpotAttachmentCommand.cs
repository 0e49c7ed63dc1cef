using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Saves attached files in a folder.</summary>
/// <remarks>
/// <para>
/// Messages pipe in, and all files that are attached to them are saved; attachments and files pipe in as well. Whatever
/// is no file (a location, quick replies) is passed over, which -Verbose tells. A file that comes twice in one call is
/// saved once.
/// </para>
/// <para>
/// Files keep the names that the senders gave them, with an underscore in place of each character that a shell treats
/// specially. The cmdlet always saves a file directly in the folder, never as a hidden file, and replaces an existing
/// file only with -Force. If two files in one call have the same name, the second becomes 'name-2'.
/// </para>
/// <para>
/// A file gets its final name only after it has arrived completely. A file that is shorter or longer than HubSpot
/// announced, or that arrives compressed, is an error (HubSpotUnexpectedResponse) and leaves nothing behind.
/// </para>
/// <para>
/// HubSpot gives a signed address for each file, for which the token needs the scope files. Without it, the address in
/// the message is taken, which is good for about a day. The access token does not go to such an address.
/// </para>
/// <para>
/// A file that is there already is HubSpotFileExists, one that can't be written is HubSpotFileNotSaved, one that
/// HubSpot does not have is HubSpotNotFound. Each is an error of that file, and the others are saved all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Saves all files of a thread in a new folder</para>
/// <code>
/// $folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())   # doc: not run
/// Get-HubSpotThreadMessage 6065362089 | Save-HubSpotAttachment -Path $folder
/// </code>
/// </example>
/// <example>
/// <para>Shows which files would be saved, and saves none</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 | Save-HubSpotAttachment -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Saves one file by its id, over the one that is there</para>
/// <code>
/// Save-HubSpotAttachment -FileId 190001 -Path ([System.IO.Path]::GetTempPath()) -Force
/// </code>
/// </example>
/// <seealso cref="GetHubSpotFileCommand"/>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
[Cmdlet(
    VerbsData.Save,
    "HubSpotAttachment",
    DefaultParameterSetName = InputPathSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class SaveHubSpotAttachmentCommand : ModuleCmdlet, IConnectedCmdlet
{
    private const string InputPathSet = "InputPath";
    private const string InputLiteralPathSet = "InputLiteralPath";
    private const string FileIdPathSet = "FileIdPath";
    private const string FileIdLiteralPathSet = "FileIdLiteralPath";

    private readonly HashSet<string> _saved = new(StringComparer.Ordinal);
    private SaveFolder? _folder;
    private ItemProgress? _progress;

    /// <summary>
    /// What comes down the pipeline: messages, attachments, files as Get-HubSpotFile gives them, the ids of files, or
    /// objects with a FileId, such as the rows of a CSV file.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputPathSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = InputLiteralPathSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The files in HubSpot, by their ids, for example 190001.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileIdPathSet)]
    [Parameter(Mandatory = true, ParameterSetName = FileIdLiteralPathSet)]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    public string[] FileId { get; set; } = [];

    /// <summary>
    /// The folder to save in, made where there is none; without it, the current one. Wildcards are taken, where they
    /// mean one folder.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = InputPathSet)]
    [Parameter(Position = 0, ParameterSetName = FileIdPathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string Path { get; set; } = ".";

    /// <summary>The folder to save in, taken as it is written: nothing in it is a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputLiteralPathSet)]
    [Parameter(Mandatory = true, ParameterSetName = FileIdLiteralPathSet)]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = string.Empty;

    /// <summary>Saves over files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Finds the folder.</summary>
    protected override void BeginProcessing()
    {
        bool isLiteral = MyInvocation.BoundParameters.ContainsKey(nameof(LiteralPath));
        string path = isLiteral ? LiteralPath : Path;
        try
        {
            _folder = new SaveFolder(LocalPaths.Folder(this, path, isLiteral));
        }
        catch (HubSpotFileException exception)
        {
            ThrowFailure(exception, path);
        }
    }

    /// <summary>Saves the files of one input.</summary>
    protected override void ProcessRecord()
    {
        if (FileId.Length > 0)
        {
            foreach (string fileId in FileId)
            {
                ProcessItem(fileId, () => Save(FileSource.Of(fileId)));
            }

            return;
        }

        ProcessItem(InputObject, () =>
        {
            foreach (FileSource file in FileReader.Read(InputObject, WriteVerbose))
            {
                ProcessItem(InputObject, () => Save(file));
            }
        });
    }

    /// <summary>Takes the progress bar away.</summary>
    protected override void EndProcessing() => _progress?.End();

    private void Save(FileSource file)
    {
        if (_saved.Contains(file.Key))
        {
            WriteVerbose($"Passed over, because it is saved already: {file.Label}");
            return;
        }

        if (!ShouldProcess(Target(file), $"Save {file.Label}"))
        {
            return;
        }

        var save = new AttachmentSave(file, _folder!, Force);
        WriteObject(Item(CallHubSpot(CurrentConnection, save.RunAsync)));
        _ = _saved.Add(file.Key);
        _progress ??= new ItemProgress(this, "Saving files");
        _progress.Done(file.Label);
    }

    // As Get-Item emits it, with what PowerShell's own view of files shows.
    private object Item(FileInfo saved)
        => InvokeProvider.Item.Get(
            [@"Microsoft.PowerShell.Core\FileSystem::" + saved.FullName], force: true, literalPath: true)
            .FirstOrDefault() ?? (object)saved;

    // The name of a file that comes without one shows only when HubSpot is asked.
    private string Target(FileSource file) => file.Name is { } name
        ? System.IO.Path.Combine(_folder!.Path, SafeFileName.Of(name, extension: null, file.FileId))
        : _folder!.Path;
}
