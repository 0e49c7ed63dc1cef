using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets channel accounts: the mailboxes, pages and numbers that messages go from.</summary>
/// <remarks>
/// <para>
/// Without -ChannelAccountId it lists the accounts that are not archived. An account sends only where it is active and
/// authorized: look at both before you choose one.
/// </para>
/// <para>
/// A thread that is piped in gives the account that it began on, a message the one that it came or went over. An
/// account that does not exist is HubSpotNotFound; it is an error of that one, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Lists the mailboxes</para>
/// <code>
/// Get-HubSpotChannelAccount -ChannelId EMAIL
/// </code>
/// </example>
/// <example>
/// <para>Lists the accounts of an inbox that can't send</para>
/// <code>
/// Get-HubSpotChannelAccount -Inbox Sales | Where-Object { -not $_.Active -or -not $_.Authorized }
/// </code>
/// </example>
/// <example>
/// <para>Gets the account that a thread began on</para>
/// <code>
/// Get-HubSpotThread 6065362089 | Get-HubSpotChannelAccount
/// </code>
/// </example>
/// <seealso cref="GetHubSpotChannelCommand"/>
/// <seealso cref="GetHubSpotInboxCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotChannelAccount", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ChannelAccount))]
public sealed class GetHubSpotChannelAccountCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The ids of the accounts.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("OriginalChannelAccountId")]
    [IdTransformation]
    [ArgumentCompleter(typeof(ChannelAccountCompleter))]
    public string?[] ChannelAccountId { get; set; } = [];

    /// <summary>Only accounts of these channels, by id or by HubSpot's name: 1002 or EMAIL.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>Only accounts of these inboxes, by id or by name.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    public string?[] InboxId { get; set; } = [];

    /// <summary>Only accounts with such a name. Wildcards are taken.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Archived accounts, and no others.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets accounts.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            ProcessItem(target: null, () => WriteList(Plan()));
            return;
        }

        foreach (string accountId in Ids.Given(ChannelAccountId))
        {
            ProcessItem(accountId, () => WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.ChannelAccounts.GetAsync(accountId, Archived, cancellationToken))));
        }
    }

    private ListPlan<ChannelAccount> Plan()
    {
        var query = new ChannelAccountQuery
        {
            ChannelIds = Ids.Given(ChannelId),
            InboxIds = Ids.Given(InboxId).Select(this.FindInbox).ToArray(),
            Archived = Archived,
        };
        return new ListPlan<ChannelAccount>
        {
            LargestPage = 100,
            Queries =
            [
                client => new PageWalk<ChannelAccount>(
                    (after, limit, token) => client.ChannelAccounts.ListAsync(query, after, limit, token),
                    "the channel accounts"),
            ],
            Filter = NameFilter.Of<ChannelAccount>(Name, static account => account.Name),
        };
    }
}
