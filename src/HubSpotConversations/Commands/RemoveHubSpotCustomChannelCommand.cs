using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Binding;

namespace HubSpotConversations.Commands;

/// <summary>Deletes a custom channel of an app.</summary>
/// <remarks>
/// <para>
/// The cmdlet asks for confirmation before each channel. Use -Confirm:$false to skip the question, or -WhatIf to preview.
/// Agents can no longer reply through a deleted channel.
/// </para>
/// </remarks>
/// <example>
/// <para>Preview a deletion</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Remove-HubSpotCustomChannel 900001 -AppId 2438486 -DeveloperKey $key -WhatIf
/// </code>
/// <para>Shows the channel without deleting it.</para>
/// </example>
/// <example>
/// <para>Delete a channel</para>
/// <code>
/// Remove-HubSpotCustomChannel 900001 -AppId 2438486 -DeveloperKey $key   # doc: not run
/// </code>
/// <para>Deletes the channel after a question.</para>
/// </example>
/// <seealso cref="GetHubSpotCustomChannelCommand"/>
[Cmdlet(VerbsCommon.Remove, "HubSpotCustomChannel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveHubSpotCustomChannelCommand : AppCmdlet
{
    /// <summary>The ids of the channels.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] CustomChannelId { get; set; } = [];

    /// <summary>Deletes the channels.</summary>
    protected override void ProcessRecord()
    {
        foreach (string channelId in Ids.Given(CustomChannelId))
        {
            Delete(
                channelId,
                $"custom channel {channelId}",
                (client, developer, cancellationToken) =>
                    client.CustomChannels.DeleteAsync(developer, channelId, cancellationToken));
        }
    }
}
