using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets files in HubSpot: what they are, not their bytes.</summary>
/// <remarks>
/// <para>
/// Gets the name, size, folder and access of each file. The bytes are saved by Save-HubSpotAttachment, which takes what
/// this cmdlet emits. It needs the scope files.
/// </para>
/// <para>
/// A file that does not exist is HubSpotNotFound; it is an error of that file, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Gets a file</para>
/// <code>
/// Get-HubSpotFile 190001
/// </code>
/// </example>
/// <example>
/// <para>Tells how large the attachments of a thread are</para>
/// <code>
/// (Get-HubSpotThreadMessage 6065362089).Attachments | Get-HubSpotFile
/// </code>
/// </example>
/// <seealso cref="SaveHubSpotAttachmentCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotFile")]
[OutputType(typeof(HubSpotFile))]
public sealed class GetHubSpotFileCommand : ModuleCmdlet, IConnectedCmdlet
{
    /// <summary>The ids of the files.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] FileId { get; set; } = [];

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
