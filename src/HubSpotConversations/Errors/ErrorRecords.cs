using System.Management.Automation;
using HubSpotConversations.Text;

namespace HubSpotConversations.Errors;

/// <summary>Creates error records: maps each failure to an id, a category and a recommended action.</summary>
internal static class ErrorRecords
{
    private const string RowAdvice
        = " Other rows may have been processed, so repeat only the rows that failed.";

    /// <summary>Creates the error record of a failure.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">The input that caused it.</param>
    /// <param name="place">The row of the pipeline that failed, for the message; null if there isn't one.</param>
    public static ErrorRecord Create(HubSpotException exception, object? target, string? place = null)
    {
        ErrorKind kind = KindOf(exception);
        var record = new ErrorRecord(exception, kind.Id, kind.Category, target)
        {
            ErrorDetails = new ErrorDetails(place is null ? exception.Message : $"{place}: {exception.Message}")
            {
                RecommendedAction = DisplayText.Lines(place is null ? kind.Advice : kind.Advice + RowAdvice),
            },
        };
        // Some error views show the target.
        record.CategoryInfo.TargetName = DisplayText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    /// <summary>The error id of a failure.</summary>
    public static string IdOf(HubSpotException exception) => KindOf(exception).Id;

    /// <summary>A path that doesn't exist, in the words of PowerShell's own cmdlets.</summary>
    public static ErrorRecord PathNotFound(string path)
    {
        string message = $"Cannot find path '{DisplayText.OneLine(path, 300)}' because it does not exist.";
        return new ErrorRecord(
            new ItemNotFoundException(message), "PathNotFound", ErrorCategory.ObjectNotFound, path);
    }

    /// <summary>Whether every further item would fail in the same way.</summary>
    public static bool EndsTheCall(HubSpotException exception)
        => exception is HubSpotNotConnectedException or HubSpotAuthenticationException
            or HubSpotJournalException { IsOfOneMessage: false }
            or HubSpotValidationException { Parameter: "AccessToken" }
            or HubSpotRateLimitException { IsDaily: true };

    private static ErrorKind KindOf(HubSpotException exception) => exception switch
    {
        HubSpotValidationException validation => ErrorKinds.Invalid(validation.Parameter),
        HubSpotFileException { Problem: HubSpotFileProblem.Exists } => ErrorKinds.FileExists,
        HubSpotFileException { Problem: HubSpotFileProblem.NotSaved } => ErrorKinds.FileNotSaved,
        HubSpotFileException => ErrorKinds.FileNotRead,
        HubSpotJournalException { IsOfOneMessage: true } => ErrorKinds.JournalOtherMessage,
        HubSpotJournalException journal => KindOf(journal.Problem),
        HubSpotNotConnectedException => ErrorKinds.NotConnected,
        HubSpotUnreachableException => ErrorKinds.Unreachable,
        HubSpotTimeoutException => ErrorKinds.Timeout,
        HubSpotDeliveryUnknownException => ErrorKinds.DeliveryUnknown,
        HubSpotDeliveryFailedException => ErrorKinds.DeliveryFailed,
        HubSpotDeliveryPendingException => ErrorKinds.DeliveryPending,
        HubSpotOutcomeUnknownException => ErrorKinds.OutcomeUnknown,
        HubSpotUnexpectedResponseException => ErrorKinds.UnexpectedResponse,
        HubSpotAuthenticationException authentication => ErrorKinds.Authentication(authentication),
        HubSpotRateLimitException { IsDaily: true } => ErrorKinds.DailyLimit,
        HubSpotRateLimitException limit => ErrorKinds.RateLimit(limit.RetryAfter),
        HubSpotApiException refusal => KindOf(refusal),
        _ => throw new ArgumentException("An exception of an unknown class.", nameof(exception), exception),
    };

    private static ErrorKind KindOf(HubSpotJournalProblem problem) => problem switch
    {
        HubSpotJournalProblem.InUse => ErrorKinds.JournalInUse,
        HubSpotJournalProblem.Lost => ErrorKinds.JournalLost,
        HubSpotJournalProblem.NotOpened or HubSpotJournalProblem.NotWritten => ErrorKinds.JournalNotWritten,
        _ => ErrorKinds.JournalRefused,
    };

    private static ErrorKind KindOf(HubSpotApiException refusal) => (int)refusal.StatusCode switch
    {
        400 or 422 => ErrorKinds.ValidationFailed,
        403 when IsScopeMissing(refusal) => ErrorKinds.ScopeMissing(refusal.RequiredScopes),
        403 => ErrorKinds.Forbidden,
        404 => ErrorKinds.NotFound,
        423 => ErrorKinds.Locked,
        477 or >= 500 => ErrorKinds.Unavailable,
        _ => ErrorKinds.Refused,
    };

    private static bool IsScopeMissing(HubSpotApiException refusal)
        => refusal.RequiredScopes.Count > 0
            || string.Equals(refusal.Category, "MISSING_SCOPES", StringComparison.OrdinalIgnoreCase);
}
