using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Files;
using HubSpotConversations.Models;
using HubSpotConversations.Text;
using HubSpotConversations.Text.Html;

namespace HubSpotConversations.Sending;

/// <summary>
/// The base of cmdlets that compose messages or comments from their parameters and the pipeline. Attachments from the
/// pipeline are combined into one message; every other object becomes its own message.
/// </summary>
public abstract class CompositionCmdlet : ConnectedCmdlet
{
    private readonly List<Attachment> _gathered = [];
    private HashSet<string> _givenNames = [];
    private MessageDraft _given = new();
    private AttachmentUploads? _uploads;
    private bool _hasCheckedColumns;
    private long _row;

    /// <summary>
    /// The objects to compose from. Pipe in texts, drafts from New-HubSpotThreadMessage, threads, or messages to reply
    /// to. Messages from Get-HubSpotSendJournal -Status and objects with properties named after the parameters, such as
    /// CSV rows, work too. Attachments and files (Get-Item) from the pipeline are combined into one message, which
    /// takes its text from -Text.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The id of the thread, for example 6065362089.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ThreadId { get; set; }

    /// <summary>The plain text of the message or comment. The default is the text of -Html.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Text { get; set; }

    /// <summary>
    /// The message or comment as HTML, for channels that show formatted text. Without -Text, the cmdlet derives the
    /// plain text from it: paragraphs, lists and the addresses of links remain.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RichText")]
    public string? Html { get; set; }

    /// <summary>
    /// The attachments: paths of files on this machine, which the cmdlet uploads first, or files from Get-Item. You can
    /// also specify the ids of files in HubSpot, https addresses, and attachments from New-HubSpotAttachment. Separate
    /// several of them in one string with semicolons.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Attachments")]
    [AttachmentTransformation]
    [AllowEmptyCollection]
    public Attachment[]? Attachment { get; set; }

    /// <summary>
    /// Records the parameters from the command line, to distinguish them from values bound from the pipeline.
    /// </summary>
    protected override void BeginProcessing()
    {
        _givenNames = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _given = CurrentDraft();
    }

    /// <summary>Composes from one pipeline object.</summary>
    protected override void ProcessRecord()
    {
        if (!IsPiped)
        {
            return;
        }

        _row++;
        try
        {
            Take();
        }
        catch (HubSpotException failure)
        {
            OnRejected();
            WriteFailure(failure, InputObject, Place);
        }
    }

    /// <summary>Composes from the parameters and the collected attachments.</summary>
    protected override void EndProcessing()
    {
        if (!IsPiped || _gathered.Count > 0)
        {
            MessageDraft draft = _given with { Attachments = [.. _given.Attachments, .. _gathered] };
            ProcessItem(TargetOf(draft), () => ComposeWhole(draft, target: null));
        }

        _uploads?.End();
    }

    /// <summary>What the cmdlet composes: MESSAGE or COMMENT.</summary>
    private protected abstract string Kind { get; }

    /// <summary>
    /// How errors name the current row, for example "Row 17 (thread 6065362089)"; null if there is only one message.
    /// </summary>
    private protected string? Place
    {
        get
        {
            if (!MyInvocation.ExpectingInput)
            {
                return null;
            }

            string[] ids = new[] { ("thread", ThreadId), ("key", RowKey) }
                .Where(static id => !string.IsNullOrWhiteSpace(id.Item2))
                .Select(static id => $"{id.Item1} {DisplayText.OneLine(id.Item2, 60)}")
                .ToArray();
            return FormattableString.Invariant($"Row {_row}")
                + (ids.Length == 0 ? string.Empty : $" ({string.Join(", ", ids)})");
        }
    }

    /// <summary>The key of the current row in the journal; null if it has none.</summary>
    private protected virtual string? RowKey => null;

    /// <summary>Called when a row causes an error before it becomes a message.</summary>
    private protected virtual void OnRejected()
    {
    }

    private bool IsPiped => MyInvocation.ExpectingInput || _givenNames.Contains(nameof(InputObject));

    /// <summary>The current parameter values, from the command line and from a row that PowerShell has bound.</summary>
    private protected virtual MessageDraft CurrentDraft() => new()
    {
        ThreadId = ThreadId,
        Text = NullIfBlank(Text),
        RichText = NullIfBlank(Html),
        Attachments = Attachment ?? [],
    };

    /// <summary>The draft of a row.</summary>
    private protected virtual MessageDraft RowDraft() => CurrentDraft();

    /// <summary>The target of an error if the draft comes from the parameters alone.</summary>
    private protected virtual object TargetOf(MessageDraft draft) => draft;

    /// <summary>Processes one draft. An exception becomes an error of this item only.</summary>
    /// <param name="draft">The composed draft.</param>
    /// <param name="target">
    /// The pipeline object that the draft comes from; null if it comes from the parameters alone.
    /// </param>
    private protected abstract void Compose(MessageDraft draft, PSObject? target);

    /// <summary>Uploads the local files of a checked draft; see <see cref="AttachmentUploads"/>.</summary>
    private protected MessageDraft? Upload(MessageDraft draft)
        => (_uploads ??= new AttachmentUploads(this, AttachmentUpload.DefaultFolder, "Private")).Upload(draft);

    private protected static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Derives the text from the HTML of a draft without one, and processes the draft.</summary>
    private void ComposeWhole(MessageDraft draft, PSObject? target)
        => Compose(
            draft is { Text: null, RichText: { } html } ? draft with { Text = NullIfBlank(HtmlText.Of(html)) } : draft,
            target);

    private void Take()
    {
        if (JournalEntryReader.IsOne(InputObject))
        {
            CheckKind(MessageTypes.Message);
            ComposeWhole(_given.Over(JournalEntryReader.DraftOf(InputObject!)), InputObject);
            return;
        }

        switch (InputObject?.BaseObject)
        {
            case null:
                throw new HubSpotValidationException(
                    nameof(InputObject), "The pipeline contains null. Pipe in a text, a draft, a thread or a message.");
            case Attachment attachment:
                _gathered.Add(attachment);
                break;
            case FileInfo file:
                _gathered.Add(AttachmentTransformationAttribute.OfLocal(file.FullName));
                break;
            case string text:
                ComposeWhole(_given.WithText(text), InputObject);
                break;
            case ThreadMessage message:
                ComposeWhole(_given.Over(DraftComposition.ReplyTo(message)), InputObject);
                break;
            case ConversationThread thread:
                ComposeWhole(_given.Over(new MessageDraft { ThreadId = thread.ThreadId }), InputObject);
                break;
            case MessageDraft draft:
                CheckKind(draft.Type);
                ComposeWhole(_given.Over(draft), InputObject);
                break;
            case CommentDraft draft:
                CheckKind(draft.Type);
                ComposeWhole(_given.Over(draft.ToMessage()), InputObject);
                break;
            case { } other:
                TakeBag(other, PropertyBag.Of(InputObject));
                break;
        }
    }

    /// <summary>
    /// Takes a row, or one of the objects above after a round trip through a file or another process. Such an object
    /// has lost its class but keeps its properties.
    /// </summary>
    private void TakeBag(object other, PropertyBag? bag)
    {
        if (MessageBag.ReplyTo(bag) is { } reply)
        {
            ComposeWhole(_given.Over(reply), InputObject);
        }
        else if (bag?.Text(nameof(Text)) is null && AttachmentReader.Of(bag) is { } attachment)
        {
            _gathered.Add(attachment);
        }
        else
        {
            CheckKind(MessageBag.KindOf(bag));
            MessageBag.CheckWhole(InputObject!, bag);
            CheckRow(other);
            ReportUnboundColumns();
            ComposeWhole(RowDraft(), InputObject);
        }
    }

    /// <summary>
    /// Warns about columns of the first row that look like a parameter and don't bind. The other rows have the same
    /// columns.
    /// </summary>
    private void ReportUnboundColumns()
    {
        if (_hasCheckedColumns || InputObject!.BaseObject is not PSCustomObject
            || InputObject.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal))
        {
            return;
        }

        _hasCheckedColumns = true;
        var parameters = ((CmdletInfo)MyInvocation.MyCommand).Parameters;
        foreach ((string column, string parameter) in UnboundColumns.Find(InputObject, parameters))
        {
            WriteWarning(
                $"The column '{DisplayText.OneLine(column, 60)}' is ignored, because "
                + (string.Equals(column.Trim(), parameter, StringComparison.OrdinalIgnoreCase)
                    ? "its name has spaces before or after it. "
                    : "this cmdlet has no parameter with that name. ")
                + $"If it contains the values for -{parameter}, rename it to {parameter}.");
        }
    }

    private void CheckKind(string? kind)
    {
        if (kind is null || kind == Kind)
        {
            return;
        }

        throw new HubSpotValidationException(nameof(InputObject), kind switch
        {
            MessageTypes.Comment
                => "A comment is an internal note and can't be sent to a customer. Add it with "
                    + "Add-HubSpotThreadComment.",
            MessageTypes.Message
                => "A message for a customer can't be added as an internal note. Send it with "
                    + "Send-HubSpotThreadMessage.",
            _ => $"An entry of type {kind} is neither a message nor a comment.",
        });
    }

    private void CheckRow(object row)
    {
        bool hasOne = MyInvocation.BoundParameters.Keys
            .Any(name => name != nameof(InputObject) && !_givenNames.Contains(name));
        if (!hasOne)
        {
            throw new HubSpotValidationException(
                nameof(InputObject),
                $"An object of type {row.GetType().Name} has no property that this cmdlet accepts. Pipe in texts, "
                + "drafts, attachments, messages, or objects with properties named after its parameters (ThreadId, "
                + "Text, …)."
                + (InputObject!.BaseObject is PSCustomObject
                    ? $" It has these properties: {NamesOf(InputObject)}."
                    : string.Empty)
                + (row is IDictionary
                    ? " To pipe in a hashtable, convert it with [pscustomobject] first."
                    : string.Empty));
        }
    }

    private static string NamesOf(PSObject row)
        => DisplayText.OneLine(string.Join(", ", row.Properties.Select(static property => property.Name)), 200);
}
