using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Files;
using HubSpotConversations.Models;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// The base of cmdlets that compose messages or comments from their parameters and the pipeline. Attachments from the
/// pipeline are combined into one message; every other object becomes its own message.
/// </summary>
public abstract class CompositionCmdlet : ConnectedCmdlet
{
    private readonly List<Attachment> _gathered = [];
    private readonly Dictionary<string, FileAttachment> _uploaded = new(StringComparer.Ordinal);
    private HashSet<string> _givenNames = [];
    private MessageDraft _given = new();
    private bool _hasReportedColumns;

    /// <summary>
    /// The objects to compose from. Pipe in texts, files (Get-Item), drafts from New-HubSpotThreadMessage, threads, or messages to reply
    /// to. Messages from Get-HubSpotSendJournal -Status and objects with properties named after the parameters, such as
    /// CSV rows, work too. Attachments from the pipeline are combined into one message, which takes its text from
    /// -Text.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The id of the thread, for example 6065362089.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ThreadId { get; set; }

    /// <summary>The plain text of the message or comment. It is required, even with -RichText.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Text { get; set; }

    /// <summary>The same text as HTML. Channels that support HTML show it instead of -Text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RichText { get; set; }

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
        if (IsPiped)
        {
            ProcessItem(InputObject, Take);
        }
    }

    /// <summary>Composes from the parameters and the collected attachments.</summary>
    protected override void EndProcessing()
    {
        if (!IsPiped || _gathered.Count > 0)
        {
            MessageDraft draft = _given with { Attachments = [.. _given.Attachments, .. _gathered] };
            ProcessItem(TargetOf(draft), () => Compose(draft, target: null));
        }
    }

    /// <summary>What the cmdlet composes: MESSAGE or COMMENT.</summary>
    private protected abstract string Kind { get; }

    private bool IsPiped => MyInvocation.ExpectingInput || _givenNames.Contains(nameof(InputObject));

    /// <summary>The current parameter values.</summary>
    private protected virtual MessageDraft CurrentDraft() => new()
    {
        ThreadId = ThreadId,
        Text = NullIfBlank(Text),
        RichText = NullIfBlank(RichText),
        Attachments = Attachment ?? [],
    };

    /// <summary>The target of an error if the draft comes from the parameters alone.</summary>
    private protected virtual object TargetOf(MessageDraft draft) => draft;

    /// <summary>Processes one draft. An exception becomes an error of this item only.</summary>
    /// <param name="draft">The composed draft.</param>
    /// <param name="target">
    /// The pipeline object that the draft comes from; null if it comes from the parameters alone.
    /// </param>
    private protected abstract void Compose(MessageDraft draft, PSObject? target);

    /// <summary>
    /// Uploads the files of this machine that a checked draft attaches. Each file is uploaded once in a call. With
    /// -WhatIf, they remain in the draft.
    /// </summary>
    /// <returns>The draft with the uploaded files; null if the user declined an upload.</returns>
    private protected MessageDraft? Upload(MessageDraft draft)
    {
        if (!draft.Attachments.Any(static attachment => attachment is LocalFile))
        {
            return draft;
        }

        var attachments = new List<Attachment>();
        foreach (Attachment attachment in draft.Attachments)
        {
            Attachment? sent = attachment is LocalFile file ? Upload(file) : attachment;
            if (sent is null)
            {
                return null;
            }

            attachments.Add(sent);
        }

        return draft with { Attachments = attachments };
    }

    private Attachment? Upload(LocalFile file)
    {
        if (_uploaded.TryGetValue(file.Path, out FileAttachment? known))
        {
            return known;
        }

        LocalPaths.CheckRegular(this, file.Path);
        var upload = new AttachmentUpload(file.Path, AttachmentUpload.DefaultFolder, "Private");
        if (!ShouldProcess(ChangeTarget.Of(KnownConnection, upload.Target), upload.Action))
        {
            return ShouldProcessTest.IsWhatIf(this) ? file : null;
        }

        FileAttachment uploaded = CallHubSpot(CurrentConnection, upload.RunAsync);
        _uploaded.Add(file.Path, uploaded);
        return uploaded;
    }

    private protected static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private void Take()
    {
        if (JournalEntryReader.IsOne(InputObject))
        {
            CheckKind(MessageTypes.Message);
            Compose(_given.Over(JournalEntryReader.DraftOf(InputObject!)), InputObject);
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
                Compose(_given.WithText(text), InputObject);
                break;
            case ThreadMessage message:
                Compose(_given.Over(DraftComposition.AnswerTo(message)), InputObject);
                break;
            case ConversationThread thread:
                Compose(_given.Over(new MessageDraft { ThreadId = thread.ThreadId }), InputObject);
                break;
            case MessageDraft draft:
                CheckKind(draft.Type);
                Compose(_given.Over(draft), InputObject);
                break;
            case CommentDraft draft:
                CheckKind(draft.Type);
                Compose(_given.Over(draft.ToMessage()), InputObject);
                break;
            case { } other:
                TakeSpelled(other, PropertyBag.Of(InputObject));
                break;
        }
    }

    /// <summary>
    /// Takes a row, or one of the objects above after a round trip through a file or another process. Such an object
    /// has lost its class but keeps its properties.
    /// </summary>
    private void TakeSpelled(object other, PropertyBag? spelled)
    {
        if (MessageBag.AnswerTo(spelled) is { } answer)
        {
            Compose(_given.Over(answer), InputObject);
        }
        else if (spelled?.Text(nameof(Text)) is null && AttachmentReader.Of(spelled) is { } attachment)
        {
            _gathered.Add(attachment);
        }
        else
        {
            CheckKind(MessageBag.KindOf(spelled));
            MessageBag.CheckWhole(InputObject!, spelled);
            CheckRow(other);
            ReportUnboundColumns();
            Compose(CurrentDraft(), InputObject);
        }
    }

    /// <summary>Reports once which columns don't bind although they look like a parameter.</summary>
    private void ReportUnboundColumns()
    {
        if (_hasReportedColumns || InputObject!.BaseObject is not PSCustomObject
            || InputObject.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal))
        {
            return;
        }

        foreach ((string column, string parameter) in UnboundColumns.Find(InputObject, Parameters))
        {
            _hasReportedColumns = true;
            WriteWarning(
                $"The column '{DisplayText.OneLine(column, 60)}' is ignored, because "
                + (string.Equals(column.Trim(), parameter, StringComparison.OrdinalIgnoreCase)
                    ? "its name has spaces before or after it. "
                    : "this cmdlet has no parameter with that name. ")
                + $"If it contains the values for -{parameter}, rename it to {parameter}.");
        }
    }

    private IReadOnlyDictionary<string, ParameterMetadata> Parameters
        => ((CmdletInfo)MyInvocation.MyCommand).Parameters;

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
                    ? " It has these properties: "
                        + DisplayText.OneLine(string.Join(", ", InputObject.Properties.Select(static p => p.Name)), 200) + "."
                    : string.Empty)
                + (row is IDictionary
                    ? " To pipe in a hashtable, convert it with [pscustomobject] first."
                    : string.Empty));
        }
    }
}
