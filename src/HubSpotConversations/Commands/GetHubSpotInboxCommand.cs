using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets inboxes.</summary>
/// <remarks>
/// <para>
/// Gets inboxes by id or name, or all inboxes that are not archived. The connection caches them, so that views can show
/// inbox names and Tab can complete them.
/// </para>
/// <para>
/// An inbox that doesn't exist causes the error HubSpotNotFound. A name without an inbox causes the error
/// HubSpotValidationFailed. In both cases, the cmdlet still gets the others.
/// </para>
/// </remarks>
/// <example>
/// <para>List the inboxes</para>
/// <code>
/// Get-HubSpotInbox
/// </code>
/// <para>Gets all inboxes of the account.</para>
/// </example>
/// <example>
/// <para>Get the inbox of a thread</para>
/// <code>
/// Get-HubSpotThread 6065362089 | Get-HubSpotInbox
/// </code>
/// <para>Gets the inbox that contains the thread.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="GetHubSpotChannelAccountCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotInbox", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Inbox))]
public sealed class GetHubSpotInboxCommand : ListingCmdlet
{
    /// <summary>The inboxes, by id or by name. Wildcards are supported.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    [SupportsWildcards]
    public string?[] InboxId { get; set; } = [];

    /// <summary>The name of the inboxes to get. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets only archived inboxes.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets inboxes.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            WriteMatches(InboxId, InboxLookup.FindAsync, static (client, inboxId, cancellationToken) =>
                client.Inboxes.GetAsync(inboxId, cancellationToken));
        }
        else
        {
            WriteList(Plan);
        }
    }

    private ListPlan<Inbox> Plan()
        => ListPlan<Inbox>.Of(
            "the inboxes",
            (client, after, limit, token) => client.Inboxes.ListAsync(after, limit, Archived, token)) with
        {
            Filter = NameFilter.Of<Inbox>(Name, static inbox => inbox.Name),
        };
}
