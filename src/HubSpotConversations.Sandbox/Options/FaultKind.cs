namespace HubSpotConversations.Sandbox.Options;

/// <summary>A fault of one request.</summary>
public enum FaultKind
{
    /// <summary>The account handles the request without a fault.</summary>
    None,

    /// <summary>Returns an error status. The account doesn't handle the request and stores nothing.</summary>
    StatusBefore,

    /// <summary>Returns an error status after the account handled the request and stored the message.</summary>
    StatusAfter,

    /// <summary>The connection breaks before the account handles the request.</summary>
    DropBefore,

    /// <summary>
    /// The connection breaks after the account handled the request. The client doesn't get a response.
    /// </summary>
    DropAfter,

    /// <summary>The account handles the request, but the response ends before its declared length.</summary>
    Truncate,

    /// <summary>Returns status 200 with an HTML page, like a proxy. The account doesn't handle the request.</summary>
    Html,

    /// <summary>
    /// Returns status 429 with the body of the rolling limit. The account doesn't handle the request.
    /// </summary>
    TooManyRequests,

    /// <summary>
    /// The account never responds and doesn't handle the request. The client runs into its own timeout.
    /// </summary>
    HangBefore,

    /// <summary>The account handles the request but never responds.</summary>
    HangAfter,

    /// <summary>
    /// The connection breaks at once, and the account handles the request <see cref="FaultPlan.SlowStoreDelay"/> later,
    /// like behind a gateway that had forwarded it.
    /// </summary>
    SlowStore,

    /// <summary>Returns status 423, as if something else is writing. The account doesn't handle the request.</summary>
    Locked,
}
