using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// An attachment of a kind that this version doesn't know. <see cref="WireModel.AdditionalProperties"/> contains its
/// own fields.
/// </summary>
public sealed class UnknownAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public UnknownAttachment()
    {
    }

    internal UnknownAttachment(WireObject wire)
        : base(wire)
    {
    }
}
