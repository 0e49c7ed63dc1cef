using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets channels, such as email or live chat.</summary>
/// <remarks>
/// <para>
/// Gets channels by id or name, or all channels of the account. Use Get-HubSpotChannelAccount to get the mailboxes,
/// pages and numbers of a channel.
/// </para>
/// <para>A channel that doesn't exist causes the error HubSpotNotFound, and the cmdlet still gets the others.</para>
/// </remarks>
/// <example>
/// <para>List the channels</para>
/// <code>
/// Get-HubSpotChannel
/// </code>
/// <para>Gets all channels of the account.</para>
/// </example>
/// <example>
/// <para>Get the channel that a thread started on</para>
/// <code>
/// Get-HubSpotThread 6065362089 | Get-HubSpotChannel
/// </code>
/// <para>Gets the original channel of the thread.</para>
/// </example>
/// <seealso cref="GetHubSpotChannelAccountCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotChannel", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Channel))]
public sealed class GetHubSpotChannelCommand : ListingCmdlet
{
    /// <summary>The channels, by id or name: 1002 or EMAIL. Wildcards are supported.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("OriginalChannelId")]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    [SupportsWildcards]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>The name of the channels to get. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets channels.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            WriteMatches(ChannelId, ChannelLookup.FindAsync, static (client, channelId, cancellationToken) =>
                client.Channels.GetAsync(channelId, cancellationToken));
        }
        else
        {
            WriteList(Plan);
        }
    }

    private ListPlan<Channel> Plan()
        => ListPlan<Channel>.Of(
            "the channels",
            static (client, after, limit, token) => client.Channels.ListAsync(after, limit, token)) with
        {
            Filter = NameFilter.Of<Channel>(Name, static channel => channel.Name),
        };
}
