using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets channels: by id or name, or a list of them.</summary>
/// <remarks>
/// <para>
/// A channel is a kind of way that messages come and go, such as email or live chat. Without -ChannelId it lists the
/// channels that the account has. The mailboxes, pages and numbers on a channel are its accounts:
/// Get-HubSpotChannelAccount.
/// </para>
/// <para>
/// A channel that does not exist is HubSpotNotFound; it is an error of that one, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Lists the channels</para>
/// <code>
/// Get-HubSpotChannel
/// </code>
/// </example>
/// <example>
/// <para>Gets the channel that a thread began on</para>
/// <code>
/// Get-HubSpotThread 6065362089 | Get-HubSpotChannel
/// </code>
/// </example>
/// <seealso cref="GetHubSpotChannelAccountCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotChannel", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Channel))]
public sealed class GetHubSpotChannelCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The channels, by id or by HubSpot's name: 1002 or EMAIL.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("OriginalChannelId")]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>Only channels with such a name. Wildcards are taken.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets channels.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            ProcessItem(target: null, () => WriteList(Plan()));
            return;
        }

        foreach (string channelId in Ids.Given(ChannelId))
        {
            ProcessItem(channelId, () => WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.Channels.GetAsync(channelId, cancellationToken))));
        }
    }

    private ListPlan<Channel> Plan() => new()
    {
        LargestPage = 100,
        Queries =
        [
            static client => new PageWalk<Channel>(
                (after, limit, token) => client.Channels.ListAsync(after, limit, token),
                "the channels"),
        ],
        Filter = NameFilter.Of<Channel>(Name, static channel => channel.Name),
    };
}
