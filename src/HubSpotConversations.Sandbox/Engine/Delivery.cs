namespace HubSpotConversations.Sandbox.Engine;

/// <summary>How an answer reaches the client.</summary>
internal enum Delivery
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Its headers and half of the body that they declare.</summary>
    Cut,

    /// <summary>Nothing: the connection breaks.</summary>
    Dropped,

    /// <summary>Nothing, ever: the connection stays open until the client goes away.</summary>
    Hung,
}
