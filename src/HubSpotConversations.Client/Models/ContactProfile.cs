using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The contact card of a person.</summary>
public sealed class ContactProfile : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactProfile()
    {
    }

    internal ContactProfile(WireObject wire)
    {
        Name = wire.Object("name"u8, static w => new ContactName(w));
        Org = wire.Object("org"u8, static w => new ContactOrganization(w));
        Addresses = wire.List("addresses"u8, static w => new ContactAddress(w));
        Emails = wire.List("emails"u8, static w => new ContactEmail(w));
        Phones = wire.List("phones"u8, static w => new ContactPhone(w));
        Urls = wire.List("urls"u8, static w => new ContactUrl(w));
    }

    /// <summary>The parts of the name.</summary>
    public ContactName? Name { get; init; }

    /// <summary>The organization that the person works for.</summary>
    public ContactOrganization? Org { get; init; }

    /// <summary>The postal addresses; empty if there are none.</summary>
    public IReadOnlyList<ContactAddress> Addresses { get; init => field = PlainList.Of(value); }
        = PlainList.Of<ContactAddress>([]);

    /// <summary>The email addresses; empty if there are none.</summary>
    public IReadOnlyList<ContactEmail> Emails { get; init => field = PlainList.Of(value); }
        = PlainList.Of<ContactEmail>([]);

    /// <summary>The phone numbers; empty if there are none.</summary>
    public IReadOnlyList<ContactPhone> Phones { get; init => field = PlainList.Of(value); }
        = PlainList.Of<ContactPhone>([]);

    /// <summary>The web pages; empty if there are none.</summary>
    public IReadOnlyList<ContactUrl> Urls { get; init => field = PlainList.Of(value); }
        = PlainList.Of<ContactUrl>([]);

    /// <summary>Returns the name, or else the first email address.</summary>
    public override string ToString()
        => DisplayText.Of(
            Name?.ToString() is { Length: > 0 } name ? name : Emails is [var first, ..] ? first.Email : null);
}
