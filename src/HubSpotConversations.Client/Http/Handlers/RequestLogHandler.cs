using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Http.Handlers;

/// <summary>Reports each attempt to the call's observer, if there is one.</summary>
internal sealed class RequestLogHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        string? query = call.Request.Query is { } text ? call.Mask.Text(text) : null;
        var trace = RequestTrace.Start(request, call.Observer, call.Clock, call.Attempt, query);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            trace?.Complete(call.Response!);
            return response;
        }
        catch (HubSpotException failure)
        {
            trace?.Fail(failure);
            throw;
        }
    }
}
