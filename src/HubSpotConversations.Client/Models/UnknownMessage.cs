using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// A message of a kind that this version does not know; its own fields are in <see
/// cref="WireModel.AdditionalProperties"/>.
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
