using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An UNSUPPORTED_CONTENT attachment: the channel received content that HubSpot can't show.</summary>
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
