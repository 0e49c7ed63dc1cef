using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>UNSUPPORTED_CONTENT: the channel brought something that HubSpot can not show.</summary>
public sealed class UnsupportedContentAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public UnsupportedContentAttachment()
    {
    }

    internal UnsupportedContentAttachment(WireObject wire)
        : base(wire)
    {
    }
}
