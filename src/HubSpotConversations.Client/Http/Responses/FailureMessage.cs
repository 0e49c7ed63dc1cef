using System.Text;
using HubSpotConversations.Errors;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Responses;

/// <summary>Composes the message for an error response. It includes HubSpot's message and all its causes.</summary>
internal static class FailureMessage
{
    private const int LongestPart = 1000;

    public static string Compose(ApiRequest request, ApiFailure failure)
    {
        ErrorBody body = failure.Body;
        var text = new StringBuilder(request.IsDownload ? failure.RequestUri.Authority : "HubSpot")
            .Append((int)failure.StatusCode < 500 ? " refused " : " failed to process ")
            .Append(request.Method).Append(' ').Append(failure.RequestUri.AbsolutePath)
            .Append(" (").Append(ApiExceptionFactory.StatusText(failure.StatusCode));
        if (body.Category is { Length: > 0 } category)
        {
            text.Append(", ").Append(DisplayText.OneLine(category, 100));
        }

        text.Append("): ").Append(Reason(failure));
        foreach (HubSpotError error in body.Errors)
        {
            AppendCause(text, error);
        }

        if (body.RequiredScopes.Count > 0)
        {
            text.Append(" The token lacks these scopes: ")
                .Append(string.Join(", ", body.RequiredScopes.Select(static s => DisplayText.OneLine(s, 100))))
                .Append('.');
        }

        if (failure.CorrelationId is { Length: > 0 } id)
        {
            text.Append(body.Errors.Count > 0 ? Environment.NewLine : " ")
                .Append("Correlation id: ").Append(DisplayText.OneLine(id, 100)).Append('.');
        }

        return text.ToString();
    }

    private static string Reason(ApiFailure failure)
    {
        if (failure.Body.Message is { Length: > 0 } message)
        {
            return Sentence(DisplayText.OneLine(message, LongestPart));
        }

        if (failure.Body != ErrorBody.Empty)
        {
            return failure.Body.Errors.Count > 0 ? string.Empty : "it gave no reason.";
        }

        return failure.Excerpt.Length == 0
            ? "the response is empty."
            : $"the response is not JSON ({failure.ContentType ?? "no content type"}): '{failure.Excerpt}'";
    }

    private static void AppendCause(StringBuilder text, HubSpotError error)
    {
        text.Append(Environment.NewLine).Append("- ").Append(DisplayText.OneLine(error.ToString(), LongestPart));
        if (error.In is { Length: > 0 } field)
        {
            text.Append(" (in ").Append(DisplayText.OneLine(field, 100)).Append(')');
        }

        if (error.SubCategory is { Length: > 0 } subCategory)
        {
            text.Append(" [").Append(DisplayText.OneLine(subCategory, 100)).Append(']');
        }
    }

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
}
