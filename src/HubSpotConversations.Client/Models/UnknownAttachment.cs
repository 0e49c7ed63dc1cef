using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// An attachment of a kind that this version does not know; its own fields are in <see
/// cref="WireModel.AdditionalProperties"/>.
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
