namespace HubSpotConversations.Sandbox;

/// <summary>
/// How reading differs from what was sent. The first ones change the messages and comments that were sent through the
/// API, the others whole pages of a history, or threads. Several can be combined.
/// </summary>
public enum HistoryChange
{
    /// <summary>The text is escaped as in HTML.</summary>
    EscapedText,

    /// <summary>The text is escaped as in HTML and wrapped in a paragraph.</summary>
    Paragraph,

    /// <summary>Straight quotation marks and hyphens in the text are replaced by typographic ones.</summary>
    TypographicQuotes,

    /// <summary>A signature follows the text.</summary>
    Signature,

    /// <summary>A quoted message follows the text.</summary>
    QuotedReply,

    /// <summary>The text is null; <c>richText</c> has it.</summary>
    RichTextOnly,

    /// <summary>The text is null.</summary>
    NoText,

    /// <summary>The text has only its first half.</summary>
    ShortenedText,

    /// <summary>The id is null.</summary>
    NoId,

    /// <summary>There is no type.</summary>
    NoType,

    /// <summary>There is an attachment of the type MESSAGE_HEADER.</summary>
    HeaderAttachment,

    /// <summary>There are no senders, and <c>createdBy</c> is null.</summary>
    NoSender,

    /// <summary>There are no senders, and another app created the message.</summary>
    IntegrationSender,

    /// <summary>The client is HubSpot instead of the app.</summary>
    OtherClient,

    /// <summary>The list of results is null.</summary>
    NullResults,

    /// <summary>There is no list of results.</summary>
    NoResults,

    /// <summary>Each entry of the list is null.</summary>
    NullEntries,

    /// <summary>The id of each entry is null.</summary>
    NullIds,

    /// <summary>The oldest message comes first, whatever order was requested.</summary>
    OldestFirst,

    /// <summary>Threads come without the times of their latest messages.</summary>
    NoThreadTimes,
}
