using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets the details of files in HubSpot, such as name, size and access.</summary>
/// <remarks>
/// <para>
/// Gets the details of files by their ids or from piped attachments. It doesn't download the content; use
/// Save-HubSpotAttachment for that. The token needs the scope files.
/// </para>
/// <para>A file that doesn't exist causes the error HubSpotNotFound, and the cmdlet still gets the others.</para>
/// </remarks>
/// <example>
/// <para>Get two files</para>
/// <code>
/// Get-HubSpotFile 190001, 190002
/// </code>
/// <para>Gets the details of both files.</para>
/// </example>
/// <example>
/// <para>Upload a file and show its details</para>
/// <code>
/// Set-Content ./invoice.txt 'An invoice'   # doc: not run
/// New-HubSpotAttachment -Path ./invoice.txt | Get-HubSpotFile | Format-List
/// </code>
/// <para>Shows where HubSpot stored the file and who can see it.</para>
/// </example>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="SaveHubSpotAttachmentCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotFile")]
[OutputType(typeof(HubSpotFile))]
public sealed class GetHubSpotFileCommand : ConnectedCmdlet
{
    /// <summary>The ids of the files in HubSpot, for example 190001.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? FileId { get; set; }

    /// <summary>Gets files.</summary>
    protected override void ProcessRecord()
        => WriteEach(FileId, static (client, fileId, cancellationToken) =>
            client.Files.GetAsync(fileId, cancellationToken));
}
