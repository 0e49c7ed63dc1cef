using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Gets channel accounts: the mailboxes, pages and numbers that send messages.</summary>
/// <remarks>
/// <para>
/// Gets channel accounts by id, or all accounts that are not archived. An account can send only if it is active and
/// authorized, so check both properties before you choose one.
/// </para>
/// <para>
/// Pipe in a thread to get the account that the thread started on. Pipe in a message to get the account that received
/// or sent it. An account that doesn't exist causes the error HubSpotNotFound, and the cmdlet still gets the others.
/// </para>
/// </remarks>
/// <example>
/// <para>List the mailboxes</para>
/// <code>
/// Get-HubSpotChannelAccount -ChannelId EMAIL
/// </code>
/// <para>Gets all channel accounts for email.</para>
/// </example>
/// <example>
/// <para>List the accounts of an inbox that can't send</para>
/// <code>
/// Get-HubSpotChannelAccount -Inbox Sales | Where-Object { -not $_.Active -or -not $_.Authorized }
/// </code>
/// <para>Gets the accounts that are inactive or not authorized.</para>
/// </example>
/// <example>
/// <para>Get the account that a thread started on</para>
/// <code>
/// Get-HubSpotThread 6065362089 | Get-HubSpotChannelAccount
/// </code>
/// <para>Gets the original channel account of the thread.</para>
/// </example>
/// <seealso cref="GetHubSpotChannelCommand"/>
/// <seealso cref="GetHubSpotInboxCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotChannelAccount", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ChannelAccount))]
public sealed class GetHubSpotChannelAccountCommand : ListingCmdlet
{
    /// <summary>The channel accounts, by id, name or address. Wildcards are supported.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("OriginalChannelAccountId")]
    [IdTransformation]
    [ArgumentCompleter(typeof(ChannelAccountCompleter))]
    [SupportsWildcards]
    public string?[] ChannelAccountId { get; set; } = [];

    /// <summary>The channels of the accounts, by id or name: 1002 or EMAIL. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ChannelTransformation]
    [Alias("Channel")]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    [SupportsWildcards]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>The inboxes of the accounts, by id or by name. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    [SupportsWildcards]
    public string?[] InboxId { get; set; } = [];

    /// <summary>The name of the accounts to get. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets only archived accounts.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets accounts.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            WriteMatches(ChannelAccountId, ChannelLookup.FindAccountsAsync, (client, accountId, cancellationToken) =>
                client.ChannelAccounts.GetAsync(accountId, Archived, cancellationToken));
        }
        else
        {
            WriteList(Plan);
        }
    }

    private ListPlan<ChannelAccount> Plan()
    {
        var query = new ChannelAccountQuery
        {
            ChannelIds = FindChannels(ChannelId),
            InboxIds = FindInboxes(InboxId),
            Archived = Archived,
        };
        return ListPlan<ChannelAccount>.Of(
            "the channel accounts",
            (client, after, limit, token) => client.ChannelAccounts.ListAsync(query, after, limit, token)) with
        {
            Filter = NameFilter.Of<ChannelAccount>(Name, static account => account.Name),
        };
    }
}
