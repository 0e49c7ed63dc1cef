using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets what HubSpot knows of a file: its name, size, access and place.</summary>
/// <remarks>
/// <para>
/// Attachments pipe in by their FileId. The bytes are not read: Save-HubSpotAttachment does that. The token needs the
/// scope files.
/// </para>
/// <para>
/// A file that does not exist is HubSpotNotFound; it is an error of that one, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Gets two files</para>
/// <code>
/// Get-HubSpotFile 190001, 190002
/// </code>
/// </example>
/// <example>
/// <para>Uploads a file and shows what became of it</para>
/// <code>
/// Set-Content ./invoice.txt 'An invoice'   # doc: not run
/// New-HubSpotAttachment -Path ./invoice.txt | Get-HubSpotFile | Format-List
/// </code>
/// </example>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="SaveHubSpotAttachmentCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotFile")]
[OutputType(typeof(HubSpotFile))]
public sealed class GetHubSpotFileCommand : ModuleCmdlet, IConnectedCmdlet
{
    /// <summary>The files, by their ids in HubSpot, for example 190001.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? FileId { get; set; }

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Gets files.</summary>
    protected override void ProcessRecord()
    {
        foreach (string fileId in Ids.Given(FileId))
        {
            ProcessItem(fileId, () => WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.Files.GetAsync(fileId, cancellationToken))));
        }
    }
}
