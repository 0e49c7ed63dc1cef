using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets contacts: the customers in HubSpot's CRM.</summary>
/// <remarks>
/// <para>
/// Gets contacts by id or email address, or searches for them by name. Without parameters, it lists all contacts. Pipe
/// a contact into Get-HubSpotThread to list its threads, or pipe in a thread to get its contact.
/// </para>
/// <para>
/// The token needs the scope crm.objects.contacts.read. A contact that doesn't exist causes the error HubSpotNotFound,
/// and the cmdlet still gets the others. HubSpot limits searches to a few per second and to 10,000 results.
/// </para>
/// </remarks>
/// <example>
/// <para>Find a contact by email address</para>
/// <code>
/// Get-HubSpotContact -Email jane.doe@example.com
/// </code>
/// <para>Gets the contact with this address.</para>
/// </example>
/// <example>
/// <para>List the threads of a contact</para>
/// <code>
/// Get-HubSpotContact -Email jane.doe@example.com | Get-HubSpotThread
/// </code>
/// <para>Gets all threads of the contact, open and closed.</para>
/// </example>
/// <example>
/// <para>Search for contacts</para>
/// <code>
/// Get-HubSpotContact -Name jane
/// </code>
/// <para>Gets the contacts that HubSpot finds for this name.</para>
/// </example>
/// <example>
/// <para>Get the contact of a thread with its phone number</para>
/// <code>
/// (Get-HubSpotThread 6065362089 | Get-HubSpotContact -Property phone).Properties.phone
/// </code>
/// <para>Requests another property of the contact.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotContact", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Contact))]
public sealed class GetHubSpotContactCommand : ListingCmdlet
{
    /// <summary>The contacts, by id or email address. The alias Email takes the same values.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("AssociatedContactId", "Email", "EmailAddress")]
    [IdTransformation]
    public string?[] ContactId { get; set; } = [];

    /// <summary>The name to search for. HubSpot finds contacts whose name or address has words that start so.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Name { get; set; }

    /// <summary>
    /// More properties to request, by their HubSpot names, for example phone. They are in the property Properties.
    /// </summary>
    [Parameter]
    public string[] Property { get; set; } = [];

    /// <summary>Gets contacts.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            WriteList(Plan);
        }
        else
        {
            WriteEach(ContactId, (client, contact, cancellationToken) =>
                ContactLookup.GetAsync(client, contact, Property, cancellationToken));
        }
    }

    private ListPlan<Contact> Plan()
        => ListPlan<Contact>.Of(
            "the contacts",
            (client, after, limit, token) => client.Contacts.SearchAsync(
                string.IsNullOrWhiteSpace(Name) ? null : Name, after, limit, Property, token));
}
