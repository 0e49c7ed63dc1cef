using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Saves the files that are attached to messages in a folder.</summary>
/// <remarks>
/// <para>
/// Saves each file of the messages, attachments and files that come down the pipeline, and emits it as PowerShell's own
/// object for a file. Messages without files, and attachments that are none, are passed over. The names that strangers
/// gave are made safe: a file never leaves the folder. A file that is there already stays, as the error
/// HubSpotFileExists, unless -Force is given; of two files with the same name in one call the second gets a number.
/// </para>
/// <para>
/// A file has its name only when it is whole: until then, and where it breaks off, there is nothing under that name.
/// Saving needs the scope files; without it, the addresses that came with the messages are tried, which are good for
/// about a day. The access token is never sent to where files are read.
/// </para>
/// </remarks>
/// <example>
/// <para>Saves what a customer sent</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 | Save-HubSpotAttachment -Path ./customer   # doc: not run
/// </code>
/// </example>
/// <example>
/// <para>Shows what would be saved of a thread</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 -Direction Incoming | Save-HubSpotAttachment -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Saves one file by its id</para>
/// <code>
/// Save-HubSpotAttachment -FileId 190001 -Path ./catalogue -Force   # doc: not run
/// </code>
/// </example>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
/// <seealso cref="GetHubSpotFileCommand"/>
[Cmdlet(
    VerbsData.Save,
    "HubSpotAttachment",
    DefaultParameterSetName = InputSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class SaveHubSpotAttachmentCommand : ModuleCmdlet, IConnectedCmdlet
{
    private const string InputSet = "Input";
    private const string FileSet = "File";

    private readonly HashSet<string> _saved = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Messages, attachments, or files as Get-HubSpotFile gives them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The ids of files in HubSpot.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [IdTransformation]
    public string?[] FileId { get; set; } = [];

    /// <summary>The folder to save in; it is made where it does not exist. Without it, the current one.</summary>
    [Parameter(Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Overwrites files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Saves the files of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FileSet)
        {
            foreach (string fileId in Ids.Given(FileId))
            {
                ProcessItem(fileId, () => Save(new SavedFile(fileId, Name: null, Url: null)));
            }

            return;
        }

        ProcessItem(InputObject, () =>
        {
            foreach (SavedFile file in SavedFileReader.FilesOf(InputObject))
            {
                ProcessItem(InputObject, () => Save(file));
            }
        });
    }

    private void Save(SavedFile file)
    {
        HubSpotConnection connection = CurrentConnection;
        string folder = this.ToFileSystem(Path);
        string named = file.Name ?? $"file {file.FileId}";
        string target = System.IO.Path.Combine(folder, Display.Text(SafeFileName.Of(file.Name, named)));
        if (!ShouldProcess(target, Action(file)))
        {
            return;
        }

        string saved = TransferWithHubSpot(connection, async (client, pipeline, cancellationToken) =>
        {
            var saver = new FileSaver(client, pipeline);
            FileLink link = await saver.FindAsync(file, cancellationToken).ConfigureAwait(false);
            string path = Free(folder, file, link);
            _ = Directory.CreateDirectory(folder);
            return await saver.SaveAsync(link, path, Force, cancellationToken).ConfigureAwait(false);
        });

        // As Get-Item gives it: with all that PowerShell adds to a file.
        WriteObject(InvokeProvider.Item.Get([saved], force: true, literalPath: true), enumerateCollection: true);
    }

    /// <summary>The path to save at: one that no other file of this call has.</summary>
    private string Free(string folder, SavedFile file, FileLink link)
    {
        string name = SafeFileName.Of(
            file.Name ?? FileNames.Join(link.Name, link.Extension), $"file-{file.FileId ?? "unnamed"}");
        string path = System.IO.Path.Combine(folder, name);
        for (int number = 2; !_saved.Add(path); number++)
        {
            path = System.IO.Path.Combine(folder, SafeFileName.Numbered(name, number));
        }

        // Told before the file is read, so that nobody waits for what is not kept.
        return Force || !File.Exists(path) ? path : throw FileSaver.Exists(path);
    }

    private static string Action(SavedFile file) => $"Save attachment {Display.Text(file.ToString())}";
}
