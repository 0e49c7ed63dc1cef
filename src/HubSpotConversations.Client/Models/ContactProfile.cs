using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A person, as a visitor card has it.</summary>
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

    /// <summary>The name in its parts.</summary>
    public ContactName? Name { get; init; }

    /// <summary>Where the person works.</summary>
    public ContactOrganization? Org { get; init; }

    /// <summary>Postal addresses.</summary>
    public IReadOnlyList<ContactAddress> Addresses { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Email addresses.</summary>
    public IReadOnlyList<ContactEmail> Emails { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Phone numbers.</summary>
    public IReadOnlyList<ContactPhone> Phones { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Pages.</summary>
    public IReadOnlyList<ContactUrl> Urls { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The name, else the first email address.</summary>
    public override string ToString()
        => DisplayText.Of(Name?.ToString() is { Length: > 0 } name ? name : Emails is [var first, ..] ? first.Email : null);
}
