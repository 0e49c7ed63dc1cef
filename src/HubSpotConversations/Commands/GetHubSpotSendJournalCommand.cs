using System.Management.Automation;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Files;
using HubSpotConversations.Models;
using HubSpotConversations.Sending;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>
/// Reads a journal of Send-HubSpotThreadMessage or Publish-HubSpotChannelMessage and shows what was sent.
/// </summary>
/// <remarks>
/// <para>
/// Without -Status, the cmdlet counts the messages in a journal by state. The property Failures contains the failed
/// messages. Unknowns contains the messages for which it is unknown whether HubSpot accepted them. With -Status, the
/// cmdlet emits the messages themselves in journal order. It makes no request and needs no connection.
/// </para>
/// <para>
/// HubSpot delivers a message after it accepts it, so a sent message may fail later. With -Verify, the cmdlet asks
/// HubSpot for the status of each accepted message, one request each. A warning names the messages that changed, and the
/// journal records them. A message that HubSpot could not deliver then counts as DeliveryFailed. A message that HubSpot
/// doesn't find causes the error HubSpotNotFound.
/// </para>
/// <para>
/// You can read a journal while a run is writing it. Only -Verify changes the file. During a run, InFlight counts the messages
/// in flight. After an interrupted run, those messages may or may not have been sent. Run the same command again with
/// the same journal to check them.
/// </para>
/// <para>
/// To resend failed messages, run the same command again with the same journal. If the journal was written with
/// -JournalText, you can also pipe its messages to Send-HubSpotThreadMessage -Journal. They keep their keys, so
/// messages that the journal contains as sent are not sent again. Without the text, each message causes the error
/// HubSpotValidationFailed.
/// </para>
/// <para>
/// A path without a file causes the error PathNotFound, and an unreadable file HubSpotFileNotRead. A file that is not a
/// journal or has a damaged line causes the error HubSpotJournalRefused. The cmdlet still reads the other files, and it
/// skips .lock files from earlier versions.
/// </para>
/// </remarks>
/// <example>
/// <para>Show what a run has sent</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $null = Send-HubSpotThreadMessage 6065362089 'On its way.' -Sender A-52301001 -Journal $journal
/// Get-HubSpotSendJournal $journal
/// </code>
/// <para>Sends one message with a journal and then shows the journal.</para>
/// </example>
/// <example>
/// <para>Resend failed messages</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $sending = @{ Journal = $journal; JournalText = $true }
/// Send-HubSpotThreadMessage 404 'Hello' -Sender A-52301001 @sending -ErrorAction SilentlyContinue
/// Get-HubSpotSendJournal $journal -Status Failed |
///     Send-HubSpotThreadMessage @sending -ErrorAction SilentlyContinue
/// </code>
/// <para>-JournalText stores the messages in the journal, so that you can pipe them from it.</para>
/// </example>
/// <example>
/// <para>Show why messages failed in all journals of a folder</para>
/// <code>
/// Get-HubSpotSendJournal ./*.journal -Status Failed, Unknown | Format-Table Key, ErrorId, Error   # doc: not run
/// </code>
/// <para>Lists the error of each message that failed or whose outcome is unknown.</para>
/// </example>
/// <example>
/// <para>Find out which messages were not delivered</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $null = Send-HubSpotThreadMessage 6065362089 'On its way.' -Sender A-52301001 -Journal $journal
/// Get-HubSpotSendJournal $journal -Verify -Status DeliveryFailed
/// </code>
/// <para>Asks HubSpot for each sent message, and lists those that it could not deliver.</para>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
/// <seealso cref="PublishHubSpotChannelMessageCommand"/>
/// <seealso cref="WaitHubSpotMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotSendJournal", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(SendJournalSummary), typeof(SendJournalEntry))]
public sealed class GetHubSpotSendJournalCommand : ConnectedCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The paths of the journals. Wildcards are supported.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The paths of the journals, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The states of the messages to emit: Sent, DeliveryFailed, Failed, Unknown or InFlight. DeliveryFailed means that
    /// HubSpot accepted the message and could not deliver it. Failed means that HubSpot does not have the message.
    /// Unknown means that it is not known whether HubSpot has it. InFlight means that the journal contains nothing
    /// after the attempt.
    /// </summary>
    [Parameter]
    [ValidateSet("Sent", "Failed", "DeliveryFailed", "Unknown", "InFlight")]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Asks HubSpot for the delivery of each message that the journal contains as accepted, and records what changed in
    /// the journal. It needs a connection to the account of the journal.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

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
            WriteVerbose($"Skipped a lock file from an earlier version: {DisplayText.OneLine(file, 300)}");
            return;
        }

        LocalPaths.CheckRegular(this, file);
        JournalContent content;
        try
        {
            content = JournalReader.Read(file);
            if (Verify && new JournalVerification(this, CurrentConnection).Verify(file, content))
            {
                content = JournalReader.Read(file);
            }
        }
        catch (HubSpotJournalException exception) when (exception.Problem == HubSpotJournalProblem.NotOpened)
        {
            throw HubSpotFileException.NotRead(file, exception.InnerException ?? exception);
        }
        catch (HubSpotJournalException exception)
        {
            // This error ends a send, but here the next file may be valid.
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
