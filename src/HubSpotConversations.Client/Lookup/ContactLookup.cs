using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Lookup;

/// <summary>Finds a contact by its email address or its name.</summary>
internal static class ContactLookup
{
    private const int MostShown = 11;

    /// <summary>Returns the id of a contact.</summary>
    /// <param name="client">The client to look the contact up with if it isn't cached.</param>
    /// <param name="contact">The id, the email address or the name.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="HubSpotValidationException">No contact has the name, or several have it.</exception>
    public static Task<string> FindAsync(
        ConversationsClient client, string contact, CancellationToken cancellationToken)
        => NamePattern.IsId(contact) ? Task.FromResult(contact)
            : contact.IndexOf('@') >= 0 ? FindByEmailAsync(client, contact, cancellationToken)
            : FindByNameAsync(client, contact, cancellationToken);

    /// <summary>Gets a contact by its id or its email address.</summary>
    /// <exception cref="HubSpotApiException">The contact doesn't exist.</exception>
    public static async Task<Contact> GetAsync(
        ConversationsClient client,
        string contact,
        IReadOnlyList<string>? properties,
        CancellationToken cancellationToken)
    {
        try
        {
            return await client.Contacts.GetAsync(contact, properties, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure)
            when (failure.StatusCode == HttpStatusCode.NotFound && !NamePattern.IsId(contact))
        {
            throw HubSpotApiException.NotFound(
                $"No contact has the email address '{DisplayText.OneLine(contact, 100)}'.");
        }
    }

    private static async Task<string> FindByEmailAsync(
        ConversationsClient client, string email, CancellationToken cancellationToken)
    {
        if (client.Directory.Contacts.Find(email)?.ContactId is { } known)
        {
            return known;
        }

        Contact contact = await GetAsync(client, email, properties: null, cancellationToken).ConfigureAwait(false);
        return contact.ContactId ?? throw None(email);
    }

    private static async Task<string> FindByNameAsync(
        ConversationsClient client, string name, CancellationToken cancellationToken)
    {
        // The cache isn't enough, because another contact may have the same name.
        Page<Contact> page = await client.Contacts
            .SearchAsync(name, limit: MostShown, cancellationToken: cancellationToken).ConfigureAwait(false);
        Contact[] all = page.Results.Where(static contact => contact.ContactId is not null).ToArray();
        Contact[] named = Array.FindAll(all, contact => NamePattern.Equal(contact.Name, name));
        Contact[] found = named.Length > 0 ? named : all;
        return found.Length switch
        {
            1 => found[0].ContactId!,
            0 => throw None(name),
            _ => throw new HubSpotValidationException(
                "ContactId",
                $"'{DisplayText.OneLine(name, 60)}' matches several contacts. Specify the id or the email address of "
                + "one of them: "
                + NamePattern.List(found.Select(Shown)) + "."),
        };
    }

    private static string Shown(Contact contact)
        => contact is { Name: { } name, Email: { } email } ? $"{name} ({email}, {contact.ContactId})"
            : $"{contact} ({contact.ContactId})";

    private static HubSpotValidationException None(string name)
        => new(
            "ContactId",
            $"No contact matches '{DisplayText.OneLine(name, 60)}'. Specify the id, the email address or the name of a "
            + "contact. To search for contacts, run Get-HubSpotContact -Name.");
}
