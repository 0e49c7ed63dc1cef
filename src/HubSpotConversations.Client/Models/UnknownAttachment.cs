using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// An attachment of a kind that this version does not know; its own fields are in <see
/// cref="WireModel.AdditionalProperties"/>.
/// </summary>
public sealed class UnknownAttachment : Attachment
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
    public UnknownAttachment()
    {
    }

    internal UnknownAttachment(WireObject wire)
        : base(wire)
    {
    }
}
