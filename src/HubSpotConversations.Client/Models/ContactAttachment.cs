using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A CONTACT attachment: the contact card of a person.</summary>
public sealed class ContactAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactAttachment()
    {
    }

    internal ContactAttachment(WireObject wire)
        : base(wire)
    {
        ContactProfile = wire.Object("contactProfile"u8, static w => new ContactProfile(w));
    }

    /// <summary>The details of the person.</summary>
    public ContactProfile? ContactProfile { get; init; }
}
