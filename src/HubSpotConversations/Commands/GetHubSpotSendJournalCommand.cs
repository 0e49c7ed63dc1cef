using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Commands;

/// <summary>Reads a journal of sent messages: how many were sent and how many were not, and which.</summary>
/// <remarks>
/// <para>
/// Send-HubSpotThreadMessage -Journal writes the journal. Without -Status this gives its numbers; the messages that
/// failed are in Failures, those of which nobody knows whether HubSpot has them in Unknowns. With -Status it gives
/// messages of the journal, in its order.
/// </para>
/// <para>
/// A journal is read as it is at that moment, and is not changed, also while a run is writing it: InFlight is then what
/// is on its way. After a run that broke off, InFlight is what may have been sent or not; the same run, made again,
/// finds that out. Nothing is asked of HubSpot, and no connection is needed.
/// </para>
/// <para>
/// What failed is sent again by the same command with the same journal. Where the journal was written with
/// -JournalText, its messages can be piped to Send-HubSpotThreadMessage -Journal too. They go under their own key, so
/// that the journal knows them, and what it knows as sent is not sent again. Without the text each is the error
/// HubSpotValidationFailed.
/// </para>
/// <para>
/// A path that leads to nothing is the error PathNotFound, a file that can't be read is HubSpotFileNotRead, one that is
/// no journal or has a damaged line is HubSpotJournalRefused. Each is an error of that file, and the others are read
/// all the same. The .lock files that earlier versions left beside journals are skipped.
/// </para>
/// </remarks>
/// <example>
/// <para>Shows what a run has sent</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $null = Send-HubSpotThreadMessage 6065362089 'On its way.' -Sender A-52301001 -Journal $journal
/// Get-HubSpotSendJournal $journal
/// </code>
/// </example>
/// <example>
/// <para>Sends again what failed</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $sending = @{ Journal = $journal; JournalText = $true }
/// Send-HubSpotThreadMessage 404 'Hello' -Sender A-52301001 @sending -ErrorAction SilentlyContinue
/// Get-HubSpotSendJournal $journal -Status Failed |
///     Send-HubSpotThreadMessage @sending -ErrorAction SilentlyContinue
/// </code>
/// <para>The journal has the messages themselves because of -JournalText.</para>
/// </example>
/// <example>
/// <para>Shows why messages failed, in all journals of a folder</para>
/// <code>
/// Get-HubSpotSendJournal ./*.journal -Status Failed, Unknown | Format-Table Key, ErrorId, Error   # doc: not run
/// </code>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotSendJournal", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SendJournalSummary), typeof(SendJournalEntry))]
public sealed class GetHubSpotSendJournalCommand : ModuleCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The journals. Wildcards are taken.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same, taken as they are written: nothing in them is a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Emits the messages with these states instead of the journal's numbers: Sent; DeliveryFailed, if HubSpot accepted
    /// them and could not deliver them; Failed, if HubSpot does not have them; Unknown, if that is not known; InFlight, if
    /// the journal contains nothing after the attempt.
    /// </summary>
    [Parameter]
    [ValidateSet("Sent", "Failed", "DeliveryFailed", "Unknown", "InFlight")]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = [];

    /// <summary>Reads journals.</summary>
    protected override void ProcessRecord()
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            ProcessItem(path, () =>
            {
                foreach (string file in LocalPaths.Files(this, path, isLiteral))
                {
                    ProcessItem(file, () => Read(file));
                }
            });
        }
    }

    private void Read(string file)
    {
        if (JournalFile.IsOldLock(file))
        {
            WriteVerbose($"Skipped the lock file that an earlier version left: {DisplayText.OneLine(file, 300)}");
            return;
        }

        LocalPaths.CheckRegular(this, file);
        JournalContent content;
        try
        {
            content = JournalReader.Read(file);
        }
        catch (HubSpotJournalException exception) when (exception.Problem == HubSpotJournalProblem.NotOpened)
        {
            throw HubSpotFileException.NotRead(file, exception.InnerException ?? exception);
        }
        catch (HubSpotJournalException exception)
        {
            // It ends a call that sends; here the next file may be a good one.
            WriteError(ErrorRecords.Create(exception, file));
            return;
        }

        if (Status.Length == 0)
        {
            WriteObject(JournalReport.Summarize(content, file));
            return;
        }

        JournalState[] states = [.. Status.Select(
            static status => (JournalState)Enum.Parse(typeof(JournalState), status, ignoreCase: true))];
        foreach (SendJournalEntry entry in JournalReport.Entries(content, states))
        {
            WriteObject(entry);
        }
    }
}
