using System.Globalization;
using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>The error table.</summary>
internal static class ErrorKinds
{
    public static readonly ErrorKind ValidationFailed = new(
        "HubSpotValidationFailed",
        ErrorCategory.InvalidArgument,
        "Put right what the message names, and run it again: HubSpot did nothing.");

    public static readonly ErrorKind NotConnected = new(
        "HubSpotNotConnected",
        ErrorCategory.ConnectionError,
        "Run Connect-HubSpot (or Connect-HubSpot -Sandbox to try without an account), or set the environment variable "
        + EnvironmentConnection.Variable + ".");

    public static readonly ErrorKind Unreachable = new(
        "HubSpotUnreachable",
        ErrorCategory.ConnectionError,
        "Check the network, the proxy (Connect-HubSpot -Proxy) and the address (-BaseUri), then run it again.");

    public static readonly ErrorKind Timeout = new(
        "HubSpotTimeout",
        ErrorCategory.OperationTimeout,
        "Run it again; where HubSpot is slow, allow more time with Connect-HubSpot -TimeoutSec.");

    public static readonly ErrorKind DeliveryUnknown = new(
        "HubSpotDeliveryUnknown",
        ErrorCategory.OperationTimeout,
        "Look at the thread in HubSpot before sending again: if the message is there, sending again gives it to the "
        + "customer twice. The draft is in $_.Exception.Draft.");

    public static readonly ErrorKind DeliveryFailed = new(
        "HubSpotDeliveryFailed",
        ErrorCategory.WriteError,
        "Correct what HubSpot's reason names (the address, the channel account), then send a new message. The module does "
        + "not resend this one; it is in $_.TargetObject.");

    public static readonly ErrorKind OutcomeUnknown = new(
        "HubSpotOutcomeUnknown",
        ErrorCategory.OperationTimeout,
        "Look in HubSpot whether it was done before making the request again.");

    public static readonly ErrorKind UnexpectedResponse = new(
        "HubSpotUnexpectedResponse",
        ErrorCategory.InvalidResult,
        "Check the address (Connect-HubSpot -BaseUri) and whether a proxy answers in HubSpot's place.");

    public static readonly ErrorKind DailyLimit = new(
        "HubSpotDailyLimitReached",
        ErrorCategory.QuotaExceeded,
        "Wait until midnight in the account's time zone, when the daily limit starts anew: waiting less does not "
        + "help.");

    public static readonly ErrorKind Forbidden = new(
        "HubSpotForbidden",
        ErrorCategory.PermissionDenied,
        "Check in HubSpot that the app (and its user) may do this in this account.");

    public static readonly ErrorKind NotFound = new(
        "HubSpotNotFound",
        ErrorCategory.ObjectNotFound,
        "Check the id, and that the connection (Get-HubSpotConnection) is to the account that it belongs to.");

    public static readonly ErrorKind Locked = new(
        "HubSpotLocked",
        ErrorCategory.ResourceBusy,
        "Something else is changing it: run it again in a few seconds.");

    public static readonly ErrorKind Unavailable = new(
        "HubSpotUnavailable",
        ErrorCategory.ResourceUnavailable,
        "HubSpot has a problem of its own: run it again later (https://status.hubspot.com).");

    public static readonly ErrorKind Refused = new(
        "HubSpotRequestRefused",
        ErrorCategory.InvalidOperation,
        "HubSpot does not do this with this object as it is; its message says why.");

    public static readonly ErrorKind FileExists = new(
        "HubSpotFileExists",
        ErrorCategory.ResourceExists,
        "Save in another folder (-Path), or over the file that is there (-Force).");

    public static readonly ErrorKind FileNotSaved = new(
        "HubSpotFileNotSaved",
        ErrorCategory.WriteError,
        "Check the folder (-Path), that you may write there, and that there is room.");

    public static readonly ErrorKind FileNotRead = new(
        "HubSpotFileNotRead",
        ErrorCategory.ReadError,
        "Check the path, that it is a file, that you may read it, and that no other program holds it.");

    public static readonly ErrorKind JournalInUse = new(
        "HubSpotJournalInUse",
        ErrorCategory.ResourceBusy,
        "Wait until the other run or program has ended, or end it, and run this again: it sends what was not sent.");

    public static readonly ErrorKind JournalRefused = new(
        "HubSpotJournalRefused",
        ErrorCategory.InvalidData,
        "Put right what the message names, or name another journal. A new journal knows nothing of what was sent: "
        + "with it, everything is sent again.");

    public static readonly ErrorKind JournalOtherMessage = new(
        "HubSpotJournalRefused",
        ErrorCategory.InvalidData,
        "Look in the journal (Get-HubSpotSendJournal) and in the thread what the customer got, and keep this journal.");

    public static readonly ErrorKind JournalNotWritten = new(
        "HubSpotJournalNotWritten",
        ErrorCategory.WriteError,
        "Check the folder, that you may write there, and that there is room; then run it again with the same journal. "
        + "Nothing is sent that can't be written down.");

    public static readonly ErrorKind JournalLost = new(
        "HubSpotJournalNotWritten",
        ErrorCategory.WriteError,
        "Put the journal back before you run it again, from where it was moved to or from a backup. Without one, check "
        + "in HubSpot what was sent: a new journal knows nothing of it, and everything is sent again.");

    /// <summary>What was given is refused on this machine.</summary>
    public static ErrorKind Invalid(string parameter) => new(
        "HubSpotValidationFailed",
        ErrorCategory.InvalidArgument,
        parameter == "InputObject"
            ? "Put the object right that came down the pipeline, or leave it out: nothing was sent for it."
            : $"Give -{parameter}, or put it right, and run it again: nothing was sent.");

    public static ErrorKind Authentication(HubSpotAuthenticationException exception) => new(
        "HubSpotAuthenticationFailed",
        ErrorCategory.AuthenticationError,
        exception.IsOfRefresh
            ? "Authorise the app again in HubSpot, and run Connect-HubSpot with its -ClientId and -ClientSecret and the "
            + "new -RefreshToken."
            : string.Equals(exception.Category, "EXPIRED_AUTHENTICATION", StringComparison.OrdinalIgnoreCase)
            ? "The access token has run out (or was not copied whole): get a new one and run Connect-HubSpot."
            : "Check the access token in HubSpot (Settings, Integrations) and run Connect-HubSpot with it.");

    public static ErrorKind ScopeMissing(IReadOnlyList<string> scopes) => new(
        "HubSpotScopeMissing",
        ErrorCategory.PermissionDenied,
        scopes.Count == 0
            ? "Give the app the scopes conversations.read and conversations.write in HubSpot, and take the new token."
            : $"Give the app in HubSpot the scopes {DisplayText.OneLine(string.Join(", ", scopes), 300)}, and take the "
            + "new token.");

    public static ErrorKind RateLimit(TimeSpan? retryAfter) => new(
        "HubSpotRateLimited",
        ErrorCategory.LimitsExceeded,
        retryAfter is { } wait
            ? string.Format(
                CultureInfo.InvariantCulture,
                "Nothing was done: run it again in {0:0} seconds.",
                Math.Ceiling(wait.TotalSeconds))
            : "Nothing was done: run it again in ten seconds, and more slowly.");
}
