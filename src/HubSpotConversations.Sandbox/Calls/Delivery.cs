namespace HubSpotConversations.Sandbox.Calls;

/// <summary>How much of a response reaches the client.</summary>
internal enum Delivery
{
    /// <summary>The complete response.</summary>
    Whole,

    /// <summary>The headers and half of the declared body.</summary>
    Cut,

    /// <summary>The connection breaks before the response.</summary>
    Dropped,

    /// <summary>The client never gets a response. The connection stays open until the client closes it.</summary>
    Hung,
}
