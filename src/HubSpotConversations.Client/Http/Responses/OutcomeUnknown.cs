using HubSpotConversations.Http.Requests;

namespace HubSpotConversations.Http.Responses;

/// <summary>Creates the exception for a change with an unknown outcome.</summary>
internal static class OutcomeUnknown
{
    public static HubSpotOutcomeUnknownException Of(ApiRequest request, Uri uri, string reason, Exception cause)
        => new(
            $"It is not known whether HubSpot did {request.Method} {uri.AbsolutePath}: {reason}",
            request.Method.Method,
            uri,
            cause);
}
