using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Errors;

/// <summary>The error table.</summary>
internal static class ErrorKinds
{
    public static readonly ErrorKind ValidationFailed = new(
        "HubSpotValidationFailed",
        ErrorCategory.InvalidArgument,
        "Correct what the message names, and run the command again.");

    public static readonly ErrorKind NotConnected = new(
        "HubSpotNotConnected",
        ErrorCategory.ConnectionError,
        "Run Connect-HubSpot (or Connect-HubSpot -Sandbox to try without an account), or set the environment variable "
        + EnvironmentVariables.AccessToken + ".");

    public static readonly ErrorKind Unreachable = new(
        "HubSpotUnreachable",
        ErrorCategory.ConnectionError,
        "Check the network, the proxy (Connect-HubSpot -Proxy) and the address (-BaseUri). Then run it again.");

    public static readonly ErrorKind Timeout = new(
        "HubSpotTimeout",
        ErrorCategory.OperationTimeout,
        "Run the command again. If HubSpot is slow, allow more time with Connect-HubSpot -TimeoutSec.");

    public static readonly ErrorKind DeliveryUnknown = new(
        "HubSpotDeliveryUnknown",
        ErrorCategory.OperationTimeout,
        "Check the thread in HubSpot before sending again. If the message is there, the customer would get it twice. "
        + "The draft is in $_.Exception.Draft.");

    public static readonly ErrorKind DeliveryFailed = new(
        "HubSpotDeliveryFailed",
        ErrorCategory.WriteError,
        "Correct the problem that HubSpot reports, for example the address or the channel account, and send a new "
        + "message. The module doesn't resend this one; it is in $_.TargetObject.");

    public static readonly ErrorKind DeliveryPending = new(
        "HubSpotDeliveryPending",
        ErrorCategory.OperationTimeout,
        "Don't send the message again: HubSpot has it and may still deliver it. Check it again later with "
        + "Wait-HubSpotMessage; it is in $_.TargetObject.");

    public static readonly ErrorKind OutcomeUnknown = new(
        "HubSpotOutcomeUnknown",
        ErrorCategory.OperationTimeout,
        "Check in HubSpot whether it was done before you send the request again.");

    public static readonly ErrorKind UnexpectedResponse = new(
        "HubSpotUnexpectedResponse",
        ErrorCategory.InvalidResult,
        "Check the address (Connect-HubSpot -BaseUri), and whether a proxy responds instead of HubSpot.");

    public static readonly ErrorKind DailyLimit = new(
        "HubSpotDailyLimitReached",
        ErrorCategory.QuotaExceeded,
        "Wait until midnight in the account's time zone, when the daily limit resets, and run the command again.");

    public static readonly ErrorKind Forbidden = new(
        "HubSpotForbidden",
        ErrorCategory.PermissionDenied,
        "Check in HubSpot that the app and its user have permission to do this in this account.");

    public static readonly ErrorKind NotFound = new(
        "HubSpotNotFound",
        ErrorCategory.ObjectNotFound,
        "Check the id, and that the connection (Get-HubSpotConnection) is to the right account.");

    public static readonly ErrorKind Locked = new(
        "HubSpotLocked",
        ErrorCategory.ResourceBusy,
        "Something else is changing the object. Run the command again in a few seconds.");

    public static readonly ErrorKind Unavailable = new(
        "HubSpotUnavailable",
        ErrorCategory.ResourceUnavailable,
        "HubSpot has a problem. Check https://status.hubspot.com and run the command again later.");

    public static readonly ErrorKind Refused = new(
        "HubSpotRequestRefused",
        ErrorCategory.InvalidOperation,
        "HubSpot rejected the request. Check the reason in its message.");

    public static readonly ErrorKind FileExists = new(
        "HubSpotFileExists",
        ErrorCategory.ResourceExists,
        "Keep existing files (-SkipExisting), save under new names (-Rename), overwrite (-Force), or save to another folder "
        + "(-Path).");

    public static readonly ErrorKind FileNotSaved = new(
        "HubSpotFileNotSaved",
        ErrorCategory.WriteError,
        "Check the path, that you can write to its folder, and that the disk has enough space.");

    public static readonly ErrorKind FileNotRead = new(
        "HubSpotFileNotRead",
        ErrorCategory.ReadError,
        "Check that the path is a file, that you can read it, and that no other program has locked it.");

    public static readonly ErrorKind JournalInUse = new(
        "HubSpotJournalInUse",
        ErrorCategory.ResourceBusy,
        "Wait until the other run or program has ended, or end it. Then run the command again to send the rest.");

    public static readonly ErrorKind JournalRefused = new(
        "HubSpotJournalRefused",
        ErrorCategory.InvalidData,
        "Correct what the message names, or specify another journal. A new journal has no record of sent messages, so "
        + "a run with it sends everything again.");

    public static readonly ErrorKind JournalOtherMessage = new(
        "HubSpotJournalRefused",
        ErrorCategory.InvalidData,
        "Check what the customer got, in the journal (Get-HubSpotSendJournal) and in the thread. Keep this journal.");

    public static readonly ErrorKind JournalNotWritten = new(
        "HubSpotJournalNotWritten",
        ErrorCategory.WriteError,
        "Check that you can write to the folder and that the disk has enough space. Then run the command again with "
        + "the same journal.");

    public static readonly ErrorKind JournalLost = new(
        "HubSpotJournalNotWritten",
        ErrorCategory.WriteError,
        "Move or restore the journal to its path before you run the command again. If you can't, check in HubSpot what "
        + "was sent. A new journal has no record of sent messages, so a run with it sends everything again.");

    /// <summary>The module rejected a value before sending it.</summary>
    public static ErrorKind Invalid(string parameter) => new(
        "HubSpotValidationFailed",
        ErrorCategory.InvalidArgument,
        parameter switch
        {
            "InputObject" => "Correct the pipeline object or leave it out, and run the command again.",
            EnvironmentVariables.ApiVersion or EnvironmentVariables.BaseUri or EnvironmentVariables.DefaultSender
                => $"Correct or remove the environment variable {parameter}, and run the command again.",
            _ => $"Specify a valid value for -{parameter}, and run the command again.",
        });

    public static ErrorKind Authentication(HubSpotAuthenticationException exception) => new(
        "HubSpotAuthenticationFailed",
        ErrorCategory.AuthenticationError,
        exception.IsRefreshFailure
            ? "Authorize the app again in HubSpot. Then run Connect-HubSpot with its -ClientId and -ClientSecret and "
            + "the new -RefreshToken."
            : exception.IsOfDeveloperKey
            ? "Check the developer key and the id of the app in the app's developer account, and specify a valid key."
            : string.Equals(exception.Category, "EXPIRED_AUTHENTICATION", StringComparison.OrdinalIgnoreCase)
            ? "The access token has expired or is incomplete. Get a new one and run Connect-HubSpot."
            : "Check the access token in HubSpot (Settings, Integrations), and run Connect-HubSpot with a valid one.");

    public static ErrorKind ScopeMissing(IReadOnlyList<string> scopes) => new(
        "HubSpotScopeMissing",
        ErrorCategory.PermissionDenied,
        scopes.Count == 0
            ? "In HubSpot, add the scopes conversations.read and conversations.write to the app. Use the new token."
            : $"In HubSpot, add these scopes to the app: {DisplayText.OneLine(string.Join(", ", scopes), 300)}. Then "
            + "use the new token.");

    public static ErrorKind RateLimit(TimeSpan? retryAfter) => new(
        "HubSpotRateLimited",
        ErrorCategory.LimitsExceeded,
        retryAfter is { } wait
            ? string.Format(
                CultureInfo.InvariantCulture,
                "HubSpot rejected the request. Run the command again in {0:0} seconds.",
                Math.Ceiling(wait.TotalSeconds))
            : "HubSpot rejected the request. Run the command again in ten seconds, and send requests more slowly.");
}
