using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads the contacts in HubSpot's CRM. They are the customers behind the threads.</summary>
public sealed class ContactsClient
{
    private static readonly string[] NameProperties = ["email", "firstname", "lastname"];

    private readonly ApiResource _api;

    internal ContactsClient(ApiResource api) => _api = api;

    /// <summary>Gets one contact.</summary>
    /// <param name="contact">The id or the email address of the contact.</param>
    /// <param name="properties">
    /// The names of more properties to return; null for only the name and the email address.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Contact> GetAsync(
        string contact, IReadOnlyList<string>? properties = null, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.Contact(contact),
            new QueryString()
                .Add("idProperty", contact.IndexOf('@') >= 0 ? "email" : null)
                .AddList("properties", AllOf(properties)),
            Contact.Read,
            _api.Directory.Remember,
            cancellationToken);

    /// <summary>Searches for contacts by name, email address and other values.</summary>
    /// <param name="text">The words to look for; null for all contacts.</param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of contacts on the page; HubSpot allows at most 100.</param>
    /// <param name="properties">
    /// The names of more properties to return; null for only the name and the email address.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<Contact>> SearchAsync(
        string? text,
        string? after = null,
        int limit = 100,
        IReadOnlyList<string>? properties = null,
        CancellationToken cancellationToken = default)
        => _api.SearchAsync(
            _api.Paths.ContactSearch,
            RequestWriter.Search(text, AllOf(properties), limit, after ?? "0"),
            Contact.Read,
            _api.Directory.Remember,
            cancellationToken);

    private static string[] AllOf(IReadOnlyList<string>? properties)
        => NameProperties.Union(properties ?? [], StringComparer.OrdinalIgnoreCase).ToArray();
}
