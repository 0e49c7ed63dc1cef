using System.Globalization;
using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Runtime;

/// <summary>Writes a line for each request under -Verbose, and the safe headers under -Debug.</summary>
internal sealed class RequestLog(Action<string> writeVerbose, Action<string> writeDebug, RequestStreams streams)
    : IRequestObserver
{
    public void OnRequest(RequestTrace trace)
    {
        if (streams.IsVerbose)
        {
            writeVerbose(Line(trace));
        }

        if (streams.IsDebug)
        {
            foreach (KeyValuePair<string, string> header in trace.Headers)
            {
                writeDebug($"{header.Key}: {header.Value}");
            }
        }
    }

    private static string Line(RequestTrace trace)
    {
        string outcome = trace.StatusCode is { } status
            ? ((int)status).ToString(CultureInfo.InvariantCulture)
            : "no response";
        string line = string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1} -> {2} in {3:0} ms, attempt {4}",
            trace.Method,
            trace.Query is { } query ? $"{trace.Path}?{query}" : trace.Path,
            outcome,
            trace.Elapsed.TotalMilliseconds,
            trace.Attempt);
        if (trace.CorrelationId is { } id)
        {
            line += ", correlation id " + id;
        }

        return trace.Failure is { } failure ? $"{line}: {failure}" : line;
    }
}
