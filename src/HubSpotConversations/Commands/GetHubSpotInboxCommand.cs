using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets inboxes: by id or name, or a list of them.</summary>
/// <remarks>
/// <para>
/// Without -InboxId it lists the inboxes of the account that are not archived. What was got once is known to the
/// connection: views show its name, and Tab completes it.
/// </para>
/// <para>
/// An inbox that does not exist is HubSpotNotFound, a name that no inbox has is HubSpotValidationFailed; it is an error
/// of that one, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Lists the inboxes</para>
/// <code>
/// Get-HubSpotInbox
/// </code>
/// </example>
/// <example>
/// <para>Gets the inbox of a thread</para>
/// <code>
/// Get-HubSpotThread 6065362089 | Get-HubSpotInbox
/// </code>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="GetHubSpotChannelAccountCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotInbox", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Inbox))]
public sealed class GetHubSpotInboxCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The inboxes, by id or by name.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    public string?[] InboxId { get; set; } = [];

    /// <summary>Only inboxes with such a name. Wildcards are taken.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Archived inboxes, and no others.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets inboxes.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            ProcessItem(target: null, () => WriteList(Plan()));
            return;
        }

        foreach (string inbox in Ids.Given(InboxId))
        {
            ProcessItem(inbox, () => WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                GetAsync(client, inbox, cancellationToken))));
        }
    }

    private static async Task<Inbox> GetAsync(
        ConversationsClient client, string inbox, CancellationToken cancellationToken)
    {
        string inboxId = await InboxLookup.FindAsync(client, inbox, cancellationToken).ConfigureAwait(false);
        return await client.Inboxes.GetAsync(inboxId, cancellationToken).ConfigureAwait(false);
    }

    private ListPlan<Inbox> Plan()
    {
        bool archived = Archived;
        return new ListPlan<Inbox>
        {
            LargestPage = 100,
            Queries =
            [
                client => new PageWalk<Inbox>(
                    (after, limit, token) => client.Inboxes.ListAsync(after, limit, archived, token),
                    "the inboxes"),
            ],
            Filter = NameFilter.Of<Inbox>(Name, static inbox => inbox.Name),
        };
    }
}
