using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>Gets owners: the users of the account, with their actor ids.</summary>
/// <remarks>
/// <para>
/// Gets owners by their email addresses or names, or all owners. Use the property ActorId for -Sender and -AssignedTo:
/// it is 'A-' and the user id, which is not the owner id. An owner who is no longer a user has no ActorId.
/// </para>
/// <para>
/// The token needs the scope crm.objects.owners.read. An address without an owner causes the error HubSpotNotFound, and
/// the cmdlet still gets the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Find the actor id of an agent</para>
/// <code>
/// Get-HubSpotOwner maya.lindqvist@acme.example
/// </code>
/// <para>Gets the owner with this email address.</para>
/// </example>
/// <example>
/// <para>List the threads of an agent</para>
/// <code>
/// Get-HubSpotOwner -Name 'Tomas*' | Get-HubSpotThread -Status Open
/// </code>
/// <para>Finds the agent by name and gets the assigned threads.</para>
/// </example>
/// <example>
/// <para>Assign a thread to an agent</para>
/// <code>
/// Set-HubSpotThread 6065362089 -AssignedTo (Get-HubSpotOwner priya.raman@acme.example)
/// </code>
/// <para>Finds the agent by email address and assigns the thread.</para>
/// </example>
/// <seealso cref="GetHubSpotActorCommand"/>
/// <seealso cref="SetHubSpotThreadCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotOwner", DefaultParameterSetName = EmailSet, SupportsPaging = true)]
[OutputType(typeof(Owner))]
public sealed class GetHubSpotOwnerCommand : ListingCmdlet
{
    private const string EmailSet = "Email";

    /// <summary>The email addresses of the owners. The default is all owners.</summary>
    [Parameter(
        Position = 0,
        ParameterSetName = EmailSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress")]
    [EmailTransformation(RefusesOthers = true)]
    [AllowEmptyCollection]
    public string[]? Email { get; set; }

    /// <summary>The name of the owners to get. Wildcards are supported.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets only archived owners.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets owners.</summary>
    protected override void ProcessRecord()
    {
        if (Email is null)
        {
            if (!MyInvocation.ExpectingInput)
            {
                WriteList(Plan);
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
                $"There isn't an owner with the address '{DisplayText.OneLine(email, 100)}'"
                + (archived ? " in the trash." : ". To list all owners, run Get-HubSpotOwner without an address."));
        }

        WriteObject(owners, enumerateCollection: true);
    }

    private ListPlan<Owner> Plan()
        => ListPlan<Owner>.Of(
            "the owners",
            (client, after, limit, token) => client.Owners.ListAsync(email: null, after, limit, Archived, token)) with
        {
            Filter = NameFilter.Of<Owner>(Name, static owner => owner.Name),
        };
}
