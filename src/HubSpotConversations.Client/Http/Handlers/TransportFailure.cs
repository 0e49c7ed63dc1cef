using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// Creates exceptions for calls without a complete response. They show whether HubSpot may have received the request.
/// </summary>
internal static class TransportFailure
{
    public static HubSpotException Read(
        Exception exception, ApiRequest request, Uri requestUri, TrackedContent? content, TimeSpan? timeout)
    {
        Uri uri = BaseAddress.WithoutQuery(requestUri);
        string server = uri.GetLeftPart(UriPartial.Authority);
        if (request.Upload?.ReadFailure is { } unread)
        {
            return HubSpotFileException.NotRead(request.Upload.FileName, unread);
        }

        // If any of the body was sent, never report that nothing was sent, whatever the exception is.
        if (content is null ? IsConnectFailure(exception) : !content.HasLeft)
        {
            return new HubSpotUnreachableException(
                $"No connection to {server}: {Reason(exception, timeout)} The request was not sent.", uri, exception)
            {
                NothingWasSent = true,
            };
        }

        if (request.Delivery is { } delivery)
        {
            return new HubSpotDeliveryUnknownException(
                DeliveryName.UnknownOutcome(delivery)
                + $"it left this machine, and then: {Reason(exception, timeout)}",
                delivery.ThreadId,
                delivery.Draft,
                exception);
        }

        if (request.IsUnknownChange)
        {
            return OutcomeUnknown.Of(
                request, uri, $"it left this machine, and then: {Reason(exception, timeout)}", exception);
        }

        string outcome = request.Upload is null ? string.Empty : " " + UploadOutcome.Unknown;
        return timeout is { } limit
            ? new HubSpotTimeoutException(TimeoutMessage(request, uri, server, limit) + outcome, uri, exception)
            : new HubSpotUnreachableException(
                $"The connection to {server} broke: {Reason(exception, timeout)}{outcome}", uri, exception);
    }

    private static string TimeoutMessage(ApiRequest request, Uri uri, string server, TimeSpan limit)
        => request.IsTransfer
            ? $"No data moved for {Seconds(limit)} in {request.Method} {uri.AbsolutePath} at {server}."
            : $"{server} did not respond to {request.Method} {uri.AbsolutePath} within {Seconds(limit)}.";

    private static bool IsConnectFailure(Exception exception)
    {
#if NET
        if (exception is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            })
        {
            return true;
        }
#endif
        return exception.GetBaseException() is AuthenticationException
            || exception.InnerException is WebException
            {
                Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ConnectFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.SecureChannelFailure
                    or WebExceptionStatus.TrustFailure,
            };
    }

    private static string Reason(Exception exception, TimeSpan? timeout)
    {
        if (timeout is { } limit)
        {
            return $"no response came within {Seconds(limit)}.";
        }

        Exception cause = exception.GetBaseException();
        string text = cause is SocketException or IOException or AuthenticationException or WebException
            ? cause.Message
            : exception.Message;
        text = DisplayText.OneLine(text, 300);
        return text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
    }

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} seconds");
}
