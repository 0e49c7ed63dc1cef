using System.Collections;
using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Makes any other request to HubSpot, with the connection's token, and emits the answer as objects.</summary>
/// <remarks>
/// <para>
/// For whatever HubSpot offers and this module has no cmdlet for. The path is one below the connection's own address;
/// another server is refused before anything is sent, because the token goes along. Errors are those of all cmdlets.
/// </para>
/// <para>
/// JSON becomes objects whose fields are read with a dot, a list is emitted item by item, another text is a string.
/// Fields whose names differ in case alone get an underscore. HubSpot's lists come in pages: pass paging.next.after of
/// one answer in the query of the next request, as 'after'.
/// </para>
/// <para>
/// What changes something asks with -Confirm and shows with -WhatIf; Delete asks in any case, as Remove-HubSpotThread
/// does, unless -Confirm:$false says otherwise. Such a request is made once: where no answer tells what became of it,
/// the error is HubSpotOutcomeUnknown.
/// </para>
/// </remarks>
/// <example>
/// <para>Reads what there is no cmdlet for</para>
/// <code>
/// (Invoke-HubSpotRequest /crm/v3/owners -Query @{ limit = 10 }).results
/// </code>
/// </example>
/// <example>
/// <para>Changes something</para>
/// <code>
/// $path = '/conversations/v3/conversations/threads/6065362089'
/// Invoke-HubSpotRequest $path -Method Patch -Body @{ status = 'CLOSED' }
/// </code>
/// </example>
/// <example>
/// <para>Shows what would be sent</para>
/// <code>
/// Invoke-HubSpotRequest /crm/v3/objects/contacts/701 -Method Delete -WhatIf
/// </code>
/// </example>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "HubSpotRequest",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeHubSpotRequestCommand : ModuleCmdlet, IConnectedCmdlet
{
    /// <summary>
    /// The path, escaped, with or without a query: /crm/v3/objects/contacts/701?properties=email. A whole address is
    /// taken where it is below the connection's own.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyString]
    public string Path { get; set; } = string.Empty;

    /// <summary>The method.</summary>
    [Parameter]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>
    /// What is added to the query, not escaped: texts, numbers, truth values, times. A list becomes one parameter for
    /// each of its items.
    /// </summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>
    /// What is sent: a hashtable, an object or a list, of which JSON is made; or a text that is JSON already.
    /// </summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Makes the request.</summary>
    protected override void ProcessRecord() => ProcessItem(Path, () =>
    {
        HubSpotConnection connection = CurrentConnection;
        object? body = PlainInput.Of(Body, nameof(Body));
        KeyValuePair<string, object?>[]? query = Fields();

        // What can't be sent is told before anybody is asked whether to send it.
        connection.Client.Requests.Check(Method, Path, query, body);
        if (!IsChange || IsAgreed(connection.ToString(), $"{Method.ToUpperInvariant()} {Shown}"))
        {
            object? answer = PlainOutput.Of(CallHubSpot(connection, (client, cancellationToken) =>
                client.Requests.SendAsync(Method, Path, query, body, cancellationToken)));
            if (answer is not null)
            {
                WriteObject(answer, enumerateCollection: answer is object[]);
            }
        }
    });

    /// <summary>
    /// Asks as PowerShell does. The impact stands in an attribute and is that of most requests; a Delete has a higher
    /// one, so that by default the question comes here.
    /// </summary>
    private bool IsAgreed(string target, string action)
    {
        if (!ShouldProcess(target, action))
        {
            return false;
        }

        bool isAskedYet = !string.Equals(Method, "Delete", StringComparison.OrdinalIgnoreCase)
            || MyInvocation.BoundParameters.ContainsKey("Confirm")
            || (LanguagePrimitives.TryConvertTo(
                    GetVariableValue("ConfirmPreference", ConfirmImpact.High),
                    CultureInfo.InvariantCulture,
                    out ConfirmImpact preference)
                && preference != ConfirmImpact.High);
        return isAskedYet
            || ShouldContinue($"Performing the operation \"{action}\" on target \"{target}\".", "Are you sure?");
    }

    private bool IsChange => !string.Equals(Method, "Get", StringComparison.OrdinalIgnoreCase);

    private string Shown => DisplayText.OneLine(Path.Split('?')[0], 200);

    private KeyValuePair<string, object?>[]? Fields()
        => Query is null ? null : PlainInput.Of(Query, nameof(Query)) as KeyValuePair<string, object?>[];
}
