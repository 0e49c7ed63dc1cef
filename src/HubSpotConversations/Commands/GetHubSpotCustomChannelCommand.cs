using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Binding;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets the custom channels of an app.</summary>
/// <remarks>
/// <para>
/// A custom channel connects a messaging service of your own to HubSpot's inbox. Gets channels by id, or all channels of
/// the app.
/// </para>
/// <para>
/// HubSpot requires the developer key of the app. The key never appears in errors or in -Verbose lines.
/// </para>
/// </remarks>
/// <example>
/// <para>List the channels of an app</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Get-HubSpotCustomChannel -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>Gets all custom channels of the app.</para>
/// </example>
/// <example>
/// <para>Get one channel</para>
/// <code>
/// Get-HubSpotCustomChannel 900001 -AppId 2438486 -DeveloperKey $key   # doc: not run
/// </code>
/// <para>Gets the channel with its capabilities.</para>
/// </example>
/// <seealso cref="NewHubSpotCustomChannelCommand"/>
/// <seealso cref="PublishHubSpotChannelMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotCustomChannel", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(CustomChannel))]
public sealed class GetHubSpotCustomChannelCommand : AppCmdlet
{
    /// <summary>The ids of the channels.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] CustomChannelId { get; set; } = [];

    /// <summary>The name of the channels to get. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets channels.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            WriteEach(CustomChannelId, (client, id, cancellationToken) =>
                client.CustomChannels.GetAsync(Developer(), id, cancellationToken));
            return;
        }

        WriteList(() =>
        {
            DeveloperKey developer = Developer();
            return ListPlan<CustomChannel>.Of(
                "the custom channels",
                (client, after, limit, token) => client.CustomChannels.ListAsync(developer, after, limit, token)) with
            {
                Filter = NameFilter.Of<CustomChannel>(Name, static channel => channel.Name),
            };
        });
    }
}
