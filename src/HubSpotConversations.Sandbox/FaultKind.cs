namespace HubSpotConversations.Sandbox;

/// <summary>What can go wrong with one request.</summary>
public enum FaultKind
{
    /// <summary>Nothing: the request is handled.</summary>
    None,

    /// <summary>An error status; the request is not handled and nothing is stored.</summary>
    StatusBefore,

    /// <summary>An error status, though the request was handled: a message is stored.</summary>
    StatusAfter,

    /// <summary>The connection breaks before the request is handled.</summary>
    DropBefore,

    /// <summary>The connection breaks after the request was handled, with no answer.</summary>
    DropAfter,

    /// <summary>The request is handled; its answer ends before the length that it declared.</summary>
    Truncate,

    /// <summary>Status 200 with a page of HTML, as from a proxy; the request is not handled.</summary>
    Html,

    /// <summary>Status 429 with the rolling limit's body; the request is not handled.</summary>
    TooManyRequests,

    /// <summary>No answer ever comes, and nothing is handled: the client runs into its own timeout.</summary>
    HangBefore,

    /// <summary>The request is handled, and no answer ever comes.</summary>
    HangAfter,

    /// <summary>
    /// The connection breaks at once, and the request is handled <see cref="FaultPlan.SlowStoreDelay"/> later, as
    /// behind a gateway that had passed it on.
    /// </summary>
    SlowStore,

    /// <summary>Status 423, as when something else writes too; the request is not handled.</summary>
    Locked,
}
