using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Exporting;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;
using HubSpotConversations.Transcripts;

namespace HubSpotConversations.Commands;

/// <summary>Exports threads as transcripts: pages to read and print, text, or data.</summary>
/// <remarks>
/// <para>
/// Writes one file for each thread to a folder, or one file for all threads. A path with an extension (.html, .md,
/// .txt, .jsonl, .csv) is one file, and the extension selects the format. Any other path is a folder, which the cmdlet
/// creates. A transcript has the full text of each message, also if HubSpot shortened it, and names instead of ids.
/// </para>
/// <para>
/// Run the same command again to add what is new. The cmdlet recognizes messages by their ids and keeps the entries
/// that a file contains, also if they are outside of -Since and -Before or no longer in HubSpot. It doesn't write files
/// without new messages. -Force writes all of them anew.
/// </para>
/// <para>
/// You can interrupt the cmdlet at any time. A file gets its name only when it is complete. Without it, an interrupted
/// export to one file is in a hidden file beside it, whose name ends with .partial. The next run continues there.
/// </para>
/// <para>
/// A page (Html) needs no network and no scripts, and its colors follow the settings of the browser. The formatting of
/// messages is reduced to what is safe: scripts, styles and remote images are removed. In all formats, control
/// characters and invisible characters are removed. In CSV files, a cell that a spreadsheet could take for a formula
/// starts with an apostrophe: '=1+1. To process the texts in a script, use JsonLines.
/// </para>
/// <para>
/// For one person, use -Contact. It exports all threads with this contact, open, closed and in the trash. An error
/// affects one thread, and the cmdlet still exports the others. HubSpotFileExists means that a file isn't a transcript.
/// </para>
/// </remarks>
/// <example>
/// <para>Save a thread as a page</para>
/// <code>
/// $folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())   # doc: not run
/// Export-HubSpotThread -ThreadId 6065362089 -Path $folder -IncludeAttachment
/// </code>
/// <para>Writes the page thread-6065362089.html, and saves the attachments to a folder beside it.</para>
/// </example>
/// <example>
/// <para>Export everything with one person</para>
/// <code>
/// Export-HubSpotThread -Contact jane.doe@example.com -Path ./jane.html -IncludeAttachment   # doc: not run
/// </code>
/// <para>Writes one page with all conversations, for example to answer a request for access to personal data.</para>
/// </example>
/// <example>
/// <para>Keep an archive of closed threads</para>
/// <code>
/// Get-HubSpotThread -Status Closed | Export-HubSpotThread -Path ./archive -ExcludeComment   # doc: not run
/// </code>
/// <para>Run it every day: it adds only what is new.</para>
/// </example>
/// <example>
/// <para>Get the messages of a month as a table</para>
/// <code>
/// Get-HubSpotThread -Since 30d | Export-HubSpotThread -Path ./messages.csv -Since 30d   # doc: not run
/// </code>
/// <para>Writes a row for each message of the last 30 days.</para>
/// </example>
/// <example>
/// <para>Preview an export</para>
/// <code>
/// Get-HubSpotThread -Status Open | Export-HubSpotThread -Path ./open -WhatIf
/// </code>
/// <para>Shows the files without writing them.</para>
/// </example>
/// <seealso cref="ShowHubSpotThreadCommand"/>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="SaveHubSpotAttachmentCommand"/>
[Cmdlet(
    VerbsData.Export,
    "HubSpotThread",
    DefaultParameterSetName = ThreadSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(HubSpotThreadExport))]
public sealed class ExportHubSpotThreadCommand : ConnectedCmdlet
{
    private const string ThreadSet = "Thread";
    private const string ContactSet = "Contact";

    private ThreadExporter? _exporter;

    /// <summary>The ids of the threads, for example 6065362089. You can also pipe in threads and messages.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = ThreadSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>
    /// The contacts whose threads to export, by id, email address or name. The token needs the scope
    /// crm.objects.contacts.read to find an address or a name.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ContactSet)]
    [IdTransformation]
    public string?[] Contact { get; set; } = [];

    /// <summary>
    /// The folder for one file for each thread, or the file for all threads. A file has one of the extensions .html,
    /// .md, .txt, .jsonl and .csv. The default is the current folder. Wildcards are not supported.
    /// </summary>
    [Parameter(Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The format of the files. The default is the one of the extension, or Html for a folder.</summary>
    [Parameter]
    [ValidateSet("Html", "Markdown", "Text", "JsonLines", "Csv")]
    public string? Format { get; set; }

    /// <summary>
    /// Exports only messages after this time. Specify a date, a time span before now (30d, 12h, 90m, 2w), today or
    /// yesterday. The cmdlet doesn't read older pages of a thread.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Exports only messages before this time. It takes the same values as -Since.</summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Before { get; set; }

    /// <summary>
    /// Saves attached files to a folder beside the transcript, and links to them. The cmdlet downloads only files that
    /// the folder doesn't contain yet.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeAttachment { get; set; }

    /// <summary>Leaves out internal comments.</summary>
    [Parameter]
    public SwitchParameter ExcludeComment { get; set; }

    /// <summary>Exports everything anew and replaces existing files, even if they aren't transcripts.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Finds the folder or the file.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            var scope = new TranscriptScope { Since = Since, Before = Before, WithComments = !ExcludeComment };
            _exporter = new ThreadExporter(this, ExportTarget.Of(this, Path, Format), scope, IncludeAttachment, Force);
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, Path);
        }
    }

    /// <summary>Starts to export threads, and writes those that are read.</summary>
    protected override void ProcessRecord()
    {
        foreach (string threadId in Ids.Given(ThreadId))
        {
            _exporter!.Add(threadId, thread: null);
        }

        foreach (string contact in Ids.Given(Contact))
        {
            ProcessItem(contact, () => AddAll(contact));
        }
    }

    /// <summary>Writes the rest.</summary>
    protected override void EndProcessing()
    {
        try
        {
            _exporter!.Complete();
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, Path);
        }
    }

    /// <summary>Stops the requests in the background.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _exporter?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Adds all threads of a contact.</summary>
    private void AddAll(string contact)
    {
        string contactId = FindContact(contact);
        bool isEmpty = true;
        foreach (ThreadQuery query in TranscriptSource.QueriesOf(contactId))
        {
            PageWalk<ConversationThread>? walk = null;
            while (CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                (walk ??= ThreadWalk.Of(client, query)).NextAsync(ThreadWalk.LargestPage, cancellationToken)) is { } page)
            {
                foreach (ConversationThread thread in page.Results.Where(static thread => thread.ThreadId is not null))
                {
                    isEmpty = false;
                    _exporter!.Add(thread.ThreadId!, thread);
                }
            }
        }

        if (isEmpty)
        {
            WriteWarning($"The contact {contact} has no threads.");
        }
    }
}
