using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// A cmdlet that composes something for a thread: from its parameters, and from whatever comes down the pipeline.
/// Attachments that are piped in are gathered into one; everything else becomes one each.
/// </summary>
public abstract class CompositionCmdlet : ModuleCmdlet
{
    private readonly List<Attachment> _gathered = [];
    private HashSet<string> _givenNames = [];
    private MessageDraft _given = new();

    /// <summary>
    /// What comes down the pipeline: a text; a draft, as New-HubSpotThreadMessage makes it; attachments, which are
    /// gathered into one message; a thread; a message of a thread, to answer that one; a message of a journal, as
    /// Get-HubSpotSendJournal -Status gives it; or any object with properties named like the parameters, such as a row
    /// of a CSV file.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The id of the thread that it goes to, for example 6065362089.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ThreadId { get; set; }

    /// <summary>The text without formatting. It is needed always, with -RichText too.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Text { get; set; }

    /// <summary>The same text as HTML. It is shown instead of -Text wherever HTML can be shown.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RichText { get; set; }

    /// <summary>
    /// What to attach: attachments, as New-HubSpotAttachment makes them, or the ids of files in HubSpot. Several ids in
    /// one text have semicolons between them.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Attachments")]
    [AttachmentTransformation]
    [AllowEmptyCollection]
    public Attachment[]? Attachment { get; set; }

    /// <summary>Notes what stands on the command line, to tell it from what an object of the pipeline brings.</summary>
    protected override void BeginProcessing()
    {
        _givenNames = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _given = CurrentDraft();
    }

    /// <summary>Takes an object of the pipeline.</summary>
    protected override void ProcessRecord()
    {
        if (IsPiped)
        {
            ProcessItem(InputObject, Take);
        }
    }

    /// <summary>Composes what was given in parameters, and what was gathered.</summary>
    protected override void EndProcessing()
    {
        if (!IsPiped || _gathered.Count > 0)
        {
            ProcessItem(
                target: null,
                () => Compose(_given with { Attachments = [.. _given.Attachments, .. _gathered] }, target: null));
        }
    }

    /// <summary>MESSAGE or COMMENT: what the cmdlet composes.</summary>
    private protected abstract string Kind { get; }

    private bool IsPiped => MyInvocation.ExpectingInput || _givenNames.Contains(nameof(InputObject));

    /// <summary>What stands on the command line, without what an object of the pipeline brings.</summary>
    private protected MessageDraft Given => _given;

    /// <summary>What the parameters hold at this moment.</summary>
    private protected virtual MessageDraft CurrentDraft() => new()
    {
        ThreadId = ThreadId,
        Text = NullIfBlank(Text),
        RichText = NullIfBlank(RichText),
        Attachments = Attachment ?? [],
    };

    /// <summary>Does what the cmdlet is for. A failure is an error of the one item.</summary>
    /// <param name="draft">What was put together.</param>
    /// <param name="target">
    /// The object of the pipeline that it comes from; null where it is the parameters alone.
    /// </param>
    private protected abstract void Compose(MessageDraft draft, PSObject? target);

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
                    nameof(InputObject), "Null came down the pipeline: there is nothing to compose.");
            case Attachment attachment:
                _gathered.Add(attachment);
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
                TakeSpelled(other, Spelled.Of(InputObject));
                break;
        }
    }

    /// <summary>
    /// Takes a row, or what one of the objects above became in a file or in another process: it has lost its class, and
    /// must not lose its meaning with it.
    /// </summary>
    private void TakeSpelled(object other, Spelled? spelled)
    {
        if (SpelledMessage.AnswerTo(spelled) is { } answer)
        {
            Compose(_given.Over(answer), InputObject);
        }
        else if (spelled?.Text(nameof(Text)) is null && AttachmentReader.Of(spelled) is { } attachment)
        {
            _gathered.Add(attachment);
        }
        else
        {
            CheckKind(SpelledMessage.KindOf(spelled));
            SpelledMessage.CheckWhole(InputObject!, spelled);
            CheckRow(other);
            Compose(CurrentDraft(), InputObject);
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
                => "A comment is an internal note and can't be sent to a customer: add it with "
                    + "Add-HubSpotThreadComment.",
            MessageTypes.Message
                => "A message for a customer can't be added as an internal note: send it with "
                    + "Send-HubSpotThreadMessage.",
            _ => $"An entry of type {kind} is neither a message nor a comment to compose.",
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
                $"An object of type {row.GetType().Name} has no property that this cmdlet takes. It takes texts, "
                + "drafts, attachments, messages, and objects with properties named like its parameters (ThreadId, "
                + "Text, …)."
                + (row is IDictionary
                    ? " Write [pscustomobject] before a hashtable to make one of it."
                    : string.Empty));
        }
    }
}
