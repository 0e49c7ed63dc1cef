using System.Management.Automation;
using System.Text;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Webhooks;

namespace HubSpotConversations.Commands;

/// <summary>Converts the body of a webhook request to events.</summary>
/// <remarks>
/// <para>
/// Emits each event in the body, of an app or of a custom channel. The events have the ids of the thread and of the
/// message, so you can pipe them into Get-HubSpotThread and Get-HubSpotThreadMessage. Unknown kinds are kept.
/// </para>
/// <para>
/// Test the signature of the request first, with Test-HubSpotWebhook. HubSpot can deliver an event again, late and out
/// of order. The body has no message text, so get the message.
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
/// <seealso cref="TestHubSpotWebhookCommand"/>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsData.ConvertFrom, "HubSpotWebhook")]
[OutputType(typeof(WebhookEvent))]
public sealed class ConvertFromHubSpotWebhookCommand : ModuleCmdlet
{
    private readonly StringBuilder _lines = new();

    /// <summary>
    /// The body: a text, its lines from Get-Content, or bytes. A request object that Test-HubSpotWebhook accepts works
    /// too.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public object? InputObject { get; set; }

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
            WriteObject(events, enumerateCollection: true);
        }
        else
        {
            _ = _lines.Append(text).Append('\n');
        }
    }

    private void Write(byte[] body) => WriteObject(WebhookBody.Read(body), enumerateCollection: true);
}
