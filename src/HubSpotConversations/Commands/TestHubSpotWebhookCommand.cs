using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Webhooks;

namespace HubSpotConversations.Commands;

/// <summary>Tests whether a webhook request comes from HubSpot.</summary>
/// <remarks>
/// <para>
/// Checks the signature of a request with the client secret of your app, and returns $true or $false. It checks
/// signature v3 if the request has one, or else v2 or v1. With v3, a request that is older than 5 minutes fails, so
/// it can't be replayed later. -Verbose shows why a request fails.
/// </para>
/// <para>
/// HubSpot signs the exact bytes of the body and the exact address that it called. So test the body before you parse
/// it, and specify the public address with -Uri if a proxy or tunnel changes it.
/// </para>
/// </remarks>
/// <example>
/// <para>Test the parts of a request</para>
/// <code>
/// $headers = @{ 'X-HubSpot-Signature' = '00'; 'X-HubSpot-Signature-Version' = 'v1' }
/// $secret = [System.Net.NetworkCredential]::new('', 'from a vault').SecurePassword
/// Test-HubSpotWebhook -Body '[]' -Header $headers -Method POST -Uri https://example.com/hook -ClientSecret $secret
/// </code>
/// <para>Returns $false, because the signature doesn't match.</para>
/// </example>
/// <example>
/// <para>Answer a webhook in an Azure Function</para>
/// <code>
/// # doc: not run
/// param($Request, $TriggerMetadata)
/// if (-not (Test-HubSpotWebhook $Request -ClientSecret (Get-Secret HubSpotAppSecret))) {
///     Push-OutputBinding -Name Response -Value @{ StatusCode = 401 }
///     return
/// }
/// $Request.RawBody | ConvertFrom-HubSpotWebhook | Where-Object EventType -EQ conversation.newMessage
/// </code>
/// <para>Rejects requests that aren't HubSpot's, and continues with the events of the others.</para>
/// </example>
/// <seealso cref="ConvertFromHubSpotWebhookCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "HubSpotWebhook", DefaultParameterSetName = RequestSet)]
[OutputType(typeof(bool))]
public sealed class TestHubSpotWebhookCommand : ModuleCmdlet
{
    private const string RequestSet = "Request";
    private const string PartsSet = "Parts";

    /// <summary>
    /// The request object of Azure Functions, Pode, PowerShell Universal or HttpListener. If it has no raw body, because
    /// the body is a stream or was parsed, also specify -Body.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = RequestSet)]
    [ValidateNotNull]
    public object? Request { get; set; }

    /// <summary>The headers of the request.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PartsSet)]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>The body of the request, as the exact text or bytes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PartsSet)]
    [Parameter(ParameterSetName = RequestSet)]
    [AllowEmptyString]
    public object? Body { get; set; }

    /// <summary>The HTTP method of the request. Signature v1 doesn't need it.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public string Method { get; set; } = "POST";

    /// <summary>
    /// The address that HubSpot called, as the app's settings have it, with its query. The default is the address in the
    /// request. Signature v1 doesn't need it.
    /// </summary>
    [Parameter]
    public string? Uri { get; set; }

    /// <summary>The client secret of the app, as a SecureString. A plain string is rejected.</summary>
    [Parameter(Mandatory = true)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Tests the request.</summary>
    protected override void ProcessRecord() => ProcessItem(target: null, () =>
    {
        if (ClientSecret!.Length == 0)
        {
            throw new HubSpotValidationException(
                nameof(ClientSecret),
                "The client secret must be a SecureString, so that it does not appear in scripts and histories. Get it "
                + "from a vault (Get-Secret HubSpotAppSecret).");
        }

        string secret = new NetworkCredential(string.Empty, ClientSecret).Password;
        string? problem = WebhookSignature.Problem(Read(), secret, TimeProvider.System.GetUtcNow());
        if (problem is not null)
        {
            WriteVerbose(problem);
        }

        WriteObject(problem is null);
    });

    private WebhookRequest Read()
    {
        byte[]? body = Body is null ? null : WebhookInput.BytesOf(Body)
            ?? throw new HubSpotValidationException(nameof(Body), "The body must be the exact text or bytes, and not a parsed object.");
        if (ParameterSetName == PartsSet)
        {
            return new WebhookRequest
            {
                Method = Method.ToUpperInvariant(),
                Uri = Uri,
                Body = body ?? [],
                Headers = WebhookInput.Headers(Header),
            };
        }

        if (body is null && !WebhookInput.HasBody(Request!))
        {
            throw new HubSpotValidationException(
                nameof(Body), "The request has no raw body. Specify the exact text that HubSpot sent with -Body.");
        }

        WebhookRequest request = WebhookInput.Of(Request!);
        return request with { Body = body ?? request.Body, Uri = Uri ?? request.Uri };
    }
}
