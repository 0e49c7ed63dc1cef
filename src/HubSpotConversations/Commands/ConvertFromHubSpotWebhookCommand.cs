using System.Management.Automation;
using System.Text;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Files;
using HubSpotConversations.Formatting;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.State;
using HubSpotConversations.Webhooks;

namespace HubSpotConversations.Commands;

/// <summary>Converts the body of a webhook request to events.</summary>
/// <remarks>
/// <para>
/// Emits each event in the body, of an app or of a custom channel. The events have the ids of the thread and of the
/// message, so you can pipe them into Get-HubSpotThread and Get-HubSpotThreadMessage. Unknown kinds are kept.
/// </para>
/// <para>
/// Test the signature of the request first, with Test-HubSpotWebhook. The body has no message text, so get the message.
/// </para>
/// <para>
/// HubSpot can deliver an event again, late and out of order. With -StatePath, the cmdlet emits each event only once,
/// also across runs. It records an event when the commands after it in the pipeline have handled it. If one of them
/// ends the pipeline, HubSpot's next delivery emits the event again. -Since drops events that occurred earlier.
/// -Verbose shows what the cmdlet drops.
/// </para>
/// </remarks>
/// <example>
/// <para>Get the messages that a webhook announces</para>
/// <code>
/// $body = '[{"subscriptionType":"conversation.newMessage","objectId":6065362089,"eventId":1}]'
/// $body | ConvertFrom-HubSpotWebhook | Get-HubSpotThread
/// </code>
/// <para>Emits the thread with the new message.</para>
/// </example>
/// <example>
/// <para>Count the events by type</para>
/// <code>
/// $body = '[{"subscriptionType":"conversation.creation","objectId":1}]'
/// ConvertFrom-HubSpotWebhook $body | Group-Object EventType   # doc: not run
/// </code>
/// <para>Emits the type of each event.</para>
/// </example>
/// <example>
/// <para>Handle each event once</para>
/// <code>
/// $body = '[{"subscriptionType":"conversation.newMessage","objectId":6065362089,"messageId":"1"}]'
/// $body | ConvertFrom-HubSpotWebhook -StatePath ./events.state | Get-HubSpotThread   # doc: not run
/// </code>
/// <para>Emits the thread at the first delivery, and nothing when HubSpot delivers the event again.</para>
/// </example>
/// <seealso cref="TestHubSpotWebhookCommand"/>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsData.ConvertFrom, "HubSpotWebhook")]
[OutputType(typeof(WebhookEvent))]
public sealed class ConvertFromHubSpotWebhookCommand : ModuleCmdlet
{
    // HubSpot gives up on a delivery after about five seconds and tries again later.
    private const int MostTries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly StringBuilder _lines = new();
    private WebhookState? _state;

    /// <summary>
    /// The body: a text, its lines from Get-Content, or bytes. A request object that Test-HubSpotWebhook accepts works
    /// too.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    /// <summary>
    /// The path of a file that records which events were handled, so that the cmdlet drops events that HubSpot delivers
    /// again. The first run creates it. It remembers the latest 50,000 events. Another run that uses the file at the
    /// same moment waits up to three seconds.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>
    /// The earliest time of the events to emit: a date, a time span before now (30d, 12h, 90m, 2w), today or yesterday.
    /// Events that occurred earlier come late and are dropped.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Opens the state file.</summary>
    protected override void BeginProcessing()
    {
        if (StatePath is null)
        {
            return;
        }

        try
        {
            _state = Open(LocalPaths.File(this, StatePath, HubSpotFileException.NotSaved));
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, StatePath);
        }
    }

    /// <summary>Collects the lines of a text, and converts anything else.</summary>
    protected override void ProcessRecord()
    {
        if (Items.Unwrap(InputObject) is string line)
        {
            Take(line);
            return;
        }

        ProcessItem(InputObject, () => Write(
            WebhookInput.BytesOf(InputObject)
                ?? (WebhookInput.HasBody(InputObject!) ? WebhookInput.Of(InputObject!).Body : [])));
    }

    /// <summary>Converts the text.</summary>
    protected override void EndProcessing()
    {
        if (_lines.Length > 0)
        {
            ProcessItem(target: null, () => Write(Encoding.UTF8.GetBytes(_lines.ToString())));
        }
    }

    /// <summary>Converts a complete body, and keeps a line of one until the others have arrived.</summary>
    private void Take(string text)
    {
        IReadOnlyList<WebhookEvent> events;
        try
        {
            events = _lines.Length == 0 ? WebhookBody.Read(Encoding.UTF8.GetBytes(text)) : [];
        }
        catch (HubSpotValidationException)
        {
            events = [];
        }

        if (events.Count > 0)
        {
            ProcessItem(target: null, () => Write(events));
        }
        else
        {
            _ = _lines.Append(text).Append('\n');
        }
    }

    private void Write(byte[] body) => Write(WebhookBody.Read(body));

    private void Write(IReadOnlyList<WebhookEvent> events)
    {
        foreach (WebhookEvent item in events)
        {
            if (item.OccurredAt < Since)
            {
                WriteVerbose($"Dropped a late event ({item}), which occurred at {Display.Minute(item.OccurredAt)}.");
            }
            else if (_state?.Contains(item) == true)
            {
                WriteVerbose($"Dropped an event that was delivered before ({item}).");
            }
            else
            {
                // Record the event only when the rest of the pipeline has handled it.
                WriteObject(item);
                _state?.Add(item);
            }
        }
    }

    private WebhookState Open(string path)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return WebhookState.Open(path);
            }
            catch (HubSpotFileException failure) when (StateFile.IsInUse(failure) && tries < MostTries)
            {
                _ = StopToken.WaitHandle.WaitOne(Pause);
                if (StopToken.IsCancellationRequested)
                {
                    throw new PipelineStoppedException();
                }
            }
        }
    }

    /// <summary>Closes the state file.</summary>
    protected override void Dispose(bool disposing)
    {
        _state?.Dispose();
        base.Dispose(disposing);
    }
}
