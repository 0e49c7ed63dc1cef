using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Files;
using HubSpotConversations.Progress;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>Saves attached files to a folder.</summary>
/// <remarks>
/// <para>
/// Saves all files attached to messages from the pipeline. You can also pipe in attachments and files. The cmdlet skips
/// attachments without a file (locations, quick replies), which -Verbose shows. If a file occurs twice in one call, the
/// cmdlet saves it once.
/// </para>
/// <para>
/// Files keep the names that the senders gave them, with an underscore in place of each character that a shell treats
/// specially. The cmdlet always saves a file directly in the folder, never as a hidden file, and replaces an existing
/// file only with -Force. If two files in one call have the same name, the second becomes 'name-2'. To run a command
/// again, use -SkipExisting, which downloads only what is missing.
/// </para>
/// <para>
/// A file gets its final name only after it has arrived completely. If a file is shorter or longer than HubSpot
/// announced, or arrives compressed, the error is HubSpotUnexpectedResponse and the cmdlet leaves no partial file. With
/// the scope files, HubSpot provides a signed address for each file. Without it, the cmdlet uses the address in the
/// message, which is valid for about a day. The access token isn't sent to these addresses.
/// </para>
/// <para>
/// HubSpotFileExists means that files already exist, and HubSpotFileNotSaved that a file can't be written.
/// HubSpotNotFound means that HubSpot doesn't have the file. An error affects one file, and the cmdlet still saves the
/// others. If several files exist, one error at the end names them all.
/// </para>
/// </remarks>
/// <example>
/// <para>Save all files of a thread to a new folder</para>
/// <code>
/// $folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())   # doc: not run
/// Get-HubSpotThreadMessage 6065362089 | Save-HubSpotAttachment -Path $folder
/// </code>
/// <para>Creates the folder and saves the files there.</para>
/// </example>
/// <example>
/// <para>Save new files only</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 | Save-HubSpotAttachment -Path $folder -SkipExisting   # doc: not run
/// </code>
/// <para>Run it every day: it saves the files that the folder doesn't contain yet.</para>
/// </example>
/// <example>
/// <para>Preview which files would be saved</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 | Save-HubSpotAttachment -WhatIf
/// </code>
/// <para>Shows the files without saving them.</para>
/// </example>
/// <example>
/// <para>Save one file by id and overwrite the existing file</para>
/// <code>
/// Save-HubSpotAttachment -FileId 190001 -Path ([System.IO.Path]::GetTempPath()) -Force
/// </code>
/// <para>-Force replaces a file with the same name.</para>
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
public sealed class SaveHubSpotAttachmentCommand : ConnectedCmdlet
{
    private const string InputPathSet = "InputPath";
    private const string InputLiteralPathSet = "InputLiteralPath";
    private const string FileIdPathSet = "FileIdPath";
    private const string FileIdLiteralPathSet = "FileIdLiteralPath";

    private const int MostNames = 5;

    private readonly HashSet<string> _saved = new(StringComparer.Ordinal);
    private readonly List<HubSpotFileException> _existing = [];
    private SaveFolder? _folder;
    private ProgressReporter? _progress;

    /// <summary>
    /// The messages, attachments, files from Get-HubSpotFile, or file ids to save. Objects with a FileId, such as CSV
    /// rows, work too.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputPathSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = InputLiteralPathSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The ids of the files in HubSpot, for example 190001.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileIdPathSet)]
    [Parameter(Mandatory = true, ParameterSetName = FileIdLiteralPathSet)]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    public string[] FileId { get; set; } = [];

    /// <summary>
    /// The folder to save to. The cmdlet creates it if it doesn't exist. The default is the current folder. You can use
    /// wildcards if they match one folder.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = InputPathSet)]
    [Parameter(Position = 0, ParameterSetName = FileIdPathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string Path { get; set; } = ".";

    /// <summary>The folder to save to, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputLiteralPathSet)]
    [Parameter(Mandatory = true, ParameterSetName = FileIdLiteralPathSet)]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = string.Empty;

    /// <summary>Overwrites existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Skips files that the folder already contains, by name and size. A different file with the same name is saved
    /// under a new name, for example 'name-2'.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Saves each file under a new name, for example 'name-2', if its name is taken.</summary>
    [Parameter]
    public SwitchParameter Rename { get; set; }

    /// <summary>Finds the folder.</summary>
    protected override void BeginProcessing()
    {
        CheckSwitches();
        bool isLiteral = MyInvocation.BoundParameters.ContainsKey(nameof(LiteralPath));
        string path = isLiteral ? LiteralPath : Path;
        try
        {
            _folder = new SaveFolder(
                LocalPaths.Folder(this, path, isLiteral),
                Force ? ExistingFiles.Overwrite
                    : SkipExisting ? ExistingFiles.Skip
                    : Rename ? ExistingFiles.Rename
                    : ExistingFiles.Refuse);
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

    /// <summary>Removes the progress bar, and reports the files that exist.</summary>
    protected override void EndProcessing()
    {
        _progress?.End();
        if (_existing.Count == 1)
        {
            WriteFailure(_existing[0], _existing[0].Path);
        }
        else if (_existing.Count > 1)
        {
            string[] paths = _existing.Select(static failure => failure.Path).ToArray();
            string names = string.Join(", ", paths.Take(MostNames).Select(System.IO.Path.GetFileName));
            WriteFailure(
                new HubSpotFileException(
                    HubSpotFileProblem.Exists,
                    paths[0],
                    FormattableString.Invariant($"{paths.Length} files already exist in '{_folder!.Path}': ")
                        + DisplayText.OneLine(names + (paths.Length > MostNames ? ", …" : string.Empty), 300)),
                paths);
        }
    }

    /// <summary>The switches exclude each other, but not with separate parameter sets for each kind of input.</summary>
    private void CheckSwitches()
    {
        string[] given = new[] { (nameof(Force), Force), (nameof(SkipExisting), SkipExisting), (nameof(Rename), Rename) }
            .Where(static choice => choice.Item2).Select(static choice => "-" + choice.Item1).ToArray();
        if (given.Length > 1)
        {
            ThrowFailure(
                new HubSpotValidationException(
                    nameof(SkipExisting), $"You can't use {string.Join(" and ", given)} together. Specify one of them."),
                target: null);
        }
    }

    private void Save(FileSource file)
    {
        if (_saved.Contains(file.Key))
        {
            WriteVerbose($"Skipped a file that is already saved: {file.Label}");
            return;
        }

        if (!ShouldProcess(Target(file), $"Save {file.Label}"))
        {
            return;
        }

        try
        {
            if (CallHubSpot(CurrentConnection, new AttachmentSave(file, _folder!).RunAsync) is { } saved)
            {
                WriteObject(Item(saved));
            }
        }
        catch (HubSpotFileException failure) when (failure.Problem == HubSpotFileProblem.Exists && !StopsOnError)
        {
            _existing.Add(failure);
        }

        _ = _saved.Add(file.Key);
        _progress ??= ProgressReporter.OfItems(this, "Saving files");
        _progress.Done(file.Label);
    }

    // Emit it like Get-Item does, so that PowerShell's own view of files works.
    private object Item(FileInfo saved)
        => InvokeProvider.Item.Get(
            [@"Microsoft.PowerShell.Core\FileSystem::" + saved.FullName], force: true, literalPath: true)
            .FirstOrDefault() ?? (object)saved;

    // A file without a name gets its name from HubSpot only during the download.
    private string Target(FileSource file) => file.Name is { } name
        ? System.IO.Path.Combine(_folder!.Path, SafeFileName.Of(name, extension: null, file.FileId))
        : _folder!.Path;
}
