using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets owners: the users of the account, with the actor ids that send and are assigned.</summary>
/// <remarks>
/// <para>
/// Finds owners by their email addresses; without -Email it lists them all. ActorId is what -Sender and -AssignedTo
/// take: 'A-' and the id of the user, which is not the id of the owner. An owner who is no user any more has none.
/// </para>
/// <para>
/// It needs the scope crm.objects.owners.read. An address that no owner has is HubSpotNotFound; it is an error of that
/// one, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Finds the actor id of an agent</para>
/// <code>
/// Get-HubSpotOwner maya.lindqvist@acme.example
/// </code>
/// </example>
/// <example>
/// <para>Gives a thread to an agent</para>
/// <code>
/// Set-HubSpotThread 6065362089 -AssignedTo (Get-HubSpotOwner priya.raman@acme.example)
/// </code>
/// </example>
/// <seealso cref="GetHubSpotActorCommand"/>
/// <seealso cref="SetHubSpotThreadCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotOwner", SupportsPaging = true)]
[OutputType(typeof(Owner))]
public sealed class GetHubSpotOwnerCommand : ListingCmdlet
{
    /// <summary>The email addresses; without it, all owners.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress")]
    [EmailTransformation(RefusesOthers = true)]
    [AllowEmptyCollection]
    public string[]? Email { get; set; }

    /// <summary>Archived owners, and no others.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets owners.</summary>
    protected override void ProcessRecord()
    {
        if (Email is null)
        {
            if (!MyInvocation.ExpectingInput)
            {
                ProcessItem(target: null, () => WriteList(Plan()));
            }

            return;
        }

        foreach (string email in Email.Where(static email => !string.IsNullOrWhiteSpace(email)))
        {
            ProcessItem(email, () => Find(email.Trim()));
        }
    }

    private void Find(string email)
    {
        bool archived = Archived;
        Page<Owner> page = CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            client.Owners.ListAsync(email, archived: archived, cancellationToken: cancellationToken));
        Owner[] owners = page.Results
            .Where(owner => string.Equals(owner.Email, email, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (owners.Length == 0)
        {
            throw HubSpotApiException.NotFound(
                $"There is no owner with the address '{DisplayText.OneLine(email, 100)}'"
                + (archived ? " in the trash." : ". Get-HubSpotOwner without an address lists them."));
        }

        WriteObject(owners, enumerateCollection: true);
    }

    private ListPlan<Owner> Plan()
    {
        bool archived = Archived;
        return new ListPlan<Owner>
        {
            LargestPage = 100,
            Queries =
            [
                client => new PageWalk<Owner>(
                    (after, limit, token) => client.Owners.ListAsync(email: null, after, limit, archived, token),
                    "the owners"),
            ],
        };
    }
}
