using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Renames an account of a custom channel, or changes whether it can send.</summary>
/// <remarks>
/// <para>Changes only what you specify, and emits the changed account with -PassThru.</para>
/// </remarks>
/// <example>
/// <para>Authorize an account</para>
/// <code>
/// Set-HubSpotCustomChannelAccount 900001 900002 -Authorized $true
/// </code>
/// <para>HubSpot can send through the account.</para>
/// </example>
/// <example>
/// <para>Rename an account</para>
/// <code>
/// Get-HubSpotCustomChannelAccount 900001 -DeliveryIdentifier files-desk |
///     Set-HubSpotCustomChannelAccount -Name 'Test desk' -PassThru
/// </code>
/// <para>Finds the account by its address, and emits the renamed account.</para>
/// </example>
/// <seealso cref="GetHubSpotCustomChannelAccountCommand"/>
[Cmdlet(VerbsCommon.Set, "HubSpotCustomChannelAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChannelAccount))]
public sealed class SetHubSpotCustomChannelAccountCommand : ConnectedCmdlet
{
    /// <summary>The id of the custom channel.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The id of the account.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ChannelAccountId { get; set; }

    /// <summary>The new name of the account.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Whether HubSpot can send through the account.</summary>
    [Parameter]
    public bool? Authorized { get; set; }

    /// <summary>Emits the account after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the account.</summary>
    protected override void ProcessRecord() => ProcessItem(ChannelAccountId, () =>
    {
        if (Name is null && Authorized is null)
        {
            throw new HubSpotValidationException(
                nameof(Name), "There is nothing to change. Specify -Name or -Authorized.");
        }

        string change = string.Join(" and ", new[]
        {
            Name is null ? null : $"name it '{Name}'",
            Authorized is null ? null : Authorized.Value ? "authorize it" : "remove its authorization",
        }.OfType<string>());
        if (!ShouldProcess(
            ChangeTarget.Of(KnownConnection, $"account {ChannelAccountId} of custom channel {ChannelId}"), $"Change: {change}"))
        {
            return;
        }

        ChannelAccount changed = CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            client.CustomChannels.Accounts.UpdateAsync(
                ChannelId ?? string.Empty, ChannelAccountId ?? string.Empty, Name, Authorized, cancellationToken));
        if (PassThru)
        {
            WriteObject(changed);
        }
    });
}
