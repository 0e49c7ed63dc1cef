using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// An entry of a kind that this version doesn't know. <see cref="WireModel.AdditionalProperties"/> contains its own
/// fields.
/// </summary>
public sealed class UnknownMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public UnknownMessage()
    {
    }

    internal UnknownMessage(WireObject wire)
        : base(wire)
    {
    }
}
