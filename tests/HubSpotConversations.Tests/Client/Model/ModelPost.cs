namespace HubSpotConversations.Tests.Client.Model;

/// <summary>The outcome of one attempt to send: whether HubSpot stores the message, and how it responds.</summary>
internal enum ModelPost
{
    Created,
    CreatedFailed,
    CreatedUnreadable,
    Html,
    HtmlStored,
    BadRequest,
    TooManyRequests,
    Locked,
    ServerError,
    ServerErrorStored,
    RequestTimeout,
    RequestTimeoutStored,
    NoConnection,
    Broken,
    BrokenStored,
    Hang,
    HangStored,
}
