namespace HubSpotConversations.Sandbox.Options;

/// <summary>
/// Changes what a client reads, so that it differs from what was sent. The first values change messages and comments
/// sent through the API. The others change whole pages of a history, or threads. You can combine several values.
/// </summary>
public enum HistoryChange
{
    /// <summary>The text is escaped as HTML.</summary>
    EscapedText,

    /// <summary>The text is escaped as HTML and wrapped in a paragraph.</summary>
    Paragraph,

    /// <summary>Typographic characters replace straight quotation marks and hyphens in the text.</summary>
    TypographicQuotes,

    /// <summary>A signature follows the text.</summary>
    Signature,

    /// <summary>A quoted message follows the text.</summary>
    QuotedReply,

    /// <summary>The text is null; <c>richText</c> contains it.</summary>
    RichTextOnly,

    /// <summary>The text is null.</summary>
    NoText,

    /// <summary>Only the first half of the text is there.</summary>
    ShortenedText,

    /// <summary>The id is null.</summary>
    NoId,

    /// <summary>The type is missing.</summary>
    NoType,

    /// <summary>The message has an attachment of the type MESSAGE_HEADER.</summary>
    HeaderAttachment,

    /// <summary>The list of senders is empty, and <c>createdBy</c> is null.</summary>
    NoSender,

    /// <summary>The list of senders is empty, and another app created the message.</summary>
    IntegrationSender,

    /// <summary>The client is HubSpot instead of the app.</summary>
    OtherClient,

    /// <summary>The list of results is null.</summary>
    NullResults,

    /// <summary>The list of results is missing.</summary>
    NoResults,

    /// <summary>Each entry of the list is null.</summary>
    NullEntries,

    /// <summary>The id of each entry is null.</summary>
    NullIds,

    /// <summary>The oldest message comes first, regardless of the requested order.</summary>
    OldestFirst,

    /// <summary>Threads don't have the times of their latest messages.</summary>
    NoThreadTimes,
}
