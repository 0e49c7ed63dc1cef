using System.Collections;
using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>Sends a request to the HubSpot API and emits the response as objects.</summary>
/// <remarks>
/// <para>
/// Use it for parts of the HubSpot API that have no cmdlet. The request carries the connection's token, so the path
/// must be below the connection's own address. A path to another server is rejected before any request is made. The
/// errors are the same as for the other cmdlets.
/// </para>
/// <para>
/// The cmdlet converts JSON to objects, emits lists item by item, and emits other text as a string. If the names of two
/// fields differ only in case, one of them gets an underscore. HubSpot returns lists in pages: pass paging.next.after
/// of one response as 'after' in the next query.
/// </para>
/// <para>
/// Requests other than Get support -WhatIf and -Confirm. Delete asks for confirmation by default, as
/// Remove-HubSpotThread does, unless you specify -Confirm:$false. The cmdlet retries these requests only when HubSpot
/// certainly did not accept them. If HubSpot's response doesn't show the outcome, the error is HubSpotOutcomeUnknown.
/// </para>
/// </remarks>
/// <example>
/// <para>Read data that has no cmdlet</para>
/// <code>
/// (Invoke-HubSpotRequest /crm/v3/owners -Query @{ limit = 10 }).results
/// </code>
/// <para>Gets the first ten owners.</para>
/// </example>
/// <example>
/// <para>Close a thread</para>
/// <code>
/// $path = '/conversations/v3/conversations/threads/6065362089'
/// Invoke-HubSpotRequest $path -Method Patch -Body @{ status = 'CLOSED' }
/// </code>
/// <para>Sends a Patch request with a JSON body.</para>
/// </example>
/// <example>
/// <para>Preview a request</para>
/// <code>
/// Invoke-HubSpotRequest /crm/v3/objects/contacts/701 -Method Delete -WhatIf
/// </code>
/// <para>Shows the request without sending it.</para>
/// </example>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "HubSpotRequest",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeHubSpotRequestCommand : ConnectedCmdlet
{
    /// <summary>
    /// The escaped path, with or without a query: /crm/v3/objects/contacts/701?properties=email. You can also specify a
    /// full address that is below the connection's own address.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyString]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method. The default is Get.</summary>
    [Parameter]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>
    /// The query parameters, not escaped. The values can be strings, numbers, booleans, times, or lists. A list becomes
    /// one query parameter for each item.
    /// </summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>
    /// The body of the request. A hashtable, an object or a list is converted to JSON. A string must already be JSON.
    /// </summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Sends the request.</summary>
    protected override void ProcessRecord() => ProcessItem(Path, () =>
    {
        HubSpotConnection connection = CurrentConnection;
        object? body = PlainInput.Of(Body, nameof(Body));
        KeyValuePair<string, object?>[]? query = Fields();

        // Report an invalid request before asking for confirmation.
        connection.Client.Requests.Check(Method, Path, query, body);
        string target = ChangeTarget.Of(connection, connection.ToString());
        if (!IsChange || IsAgreed(target, $"{Method.ToUpperInvariant()} {Shown}"))
        {
            object? response = PlainOutput.Of(CallHubSpot(connection, (client, cancellationToken) =>
                client.Requests.SendAsync(Method, Path, query, body, cancellationToken)));
            if (response is not null)
            {
                WriteObject(response, enumerateCollection: response is object[]);
            }
        }
    });

    /// <summary>
    /// Asks for confirmation like PowerShell. An attribute sets one impact for all requests, but Delete needs a higher
    /// one, so this method asks for it.
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
