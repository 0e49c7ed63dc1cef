using System.Text;
using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Every error response of the sandbox, in the formats of the contract.</summary>
internal sealed class ErrorResponses
{
    private const int AccountIsMoving = 477;
    private const string HtmlType = "text/html;charset=utf-8";
    private readonly SeededRandom _ids = new(0xC0881A7E);

    public static SandboxResponse ProxyPage() =>
        Html(200, "Sign in to the network", "This network asks you to sign in first.");

    public static SandboxResponse UnknownPath()
        => Html(404, "Error 404 Not Found", "There is nothing at this address.");

    public static SandboxResponse WrongMethod(IEnumerable<string> allowed)
    {
        SandboxResponse response = Html(405, "Error 405 Method Not Allowed", "This address has other methods.");
        response.AddHeader("Allow", string.Join(", ", allowed));
        return response;
    }

    public SandboxResponse NotAuthenticated() =>
        Error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found. Send a valid bearer token.");

    public SandboxResponse Expired(DateTimeOffset now, DateTimeOffset expiry)
    {
        long ago = (long)(now - expiry).TotalSeconds;
        return SandboxResponse.Json(401, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            WriteHead(writer, $"The OAuth token used to make this call expired {ago} second(s) ago.");
            writer.WriteString("category", "EXPIRED_AUTHENTICATION");
            writer.WriteStartObject("context");
            writer.WriteStartArray("expire time");
            writer.WriteStringValue(expiry.UtcDateTime);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
    }

    public SandboxResponse MissingScope(string scope) => SandboxResponse.Json(403, JsonBuffer.Write(writer =>
    {
        const string Message = "This app hasn't been granted all required scopes to make this call.";
        writer.WriteStartObject();
        WriteHead(writer, Message);
        writer.WriteString("category", "MISSING_SCOPES");
        writer.WriteStartArray("errors");
        writer.WriteStartObject();
        writer.WriteString("message", "One or more of the following scopes are required.");
        writer.WriteStartObject("context");
        writer.WriteStartArray("requiredGranularScopes");
        writer.WriteStringValue(scope);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("links");
        writer.WriteString("scopes", "https://developers.hubspot.com/scopes");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    public SandboxResponse LimitReached(string policy) => SandboxResponse.Json(429, JsonBuffer.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "error");
        writer.WriteString("message", $"You have reached your {policy.ToLowerInvariant()} limit.");
        writer.WriteString("errorType", "RATE_LIMIT");
        writer.WriteString("correlationId", _ids.NextGuid());
        writer.WriteString("policyName", policy);
        writer.WriteString("groupName", "publicapi:private-apps-api-calls");
        writer.WriteEndObject();
    }));

    public SandboxResponse Broken(int status)
    {
        SandboxResponse response = Error(status, category: null, "Something went wrong on our side.");
        if (status == AccountIsMoving)
        {
            response.AddHeader("Retry-After", "3600");
        }

        return response;
    }

    public SandboxResponse Locked() =>
        Error(423, category: null, "The resource is locked by another change. Wait at least 2 seconds.");

    public SandboxResponse Refused(Refusal refusal) => refusal.Category is null
        ? SandboxResponse.Empty(refusal.Status)
        : Error(refusal.Status, refusal.Category, refusal.Message, refusal.Problems);

    /// <summary>One error inside a batch response with status 207.</summary>
    public static void WriteBatchError(Utf8JsonWriter writer, string category, string message, List<string> ids)
    {
        writer.WriteStartObject();
        writer.WriteString("status", "error");
        writer.WriteString("category", category);
        writer.WriteString("message", message);
        writer.WriteStartObject("context");
        writer.WriteStartArray("ids");
        ids.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static SandboxResponse Html(int status, string title, string text) =>
        new(status, HtmlType, Encoding.UTF8.GetBytes(
            $"<html><head><title>{title}</title></head><body><h2>{title}</h2><p>{text}</p></body></html>"));

    private static void WriteProblem(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("message", problem.Message);
        writer.WriteOptional("code", problem.Code);
        writer.WriteOptional("in", problem.In);
        writer.WriteOptional("subCategory", problem.SubCategory);
        writer.WriteEndObject();
    }

    private SandboxResponse Error(
        int status,
        string? category,
        string message,
        IReadOnlyList<Problem>? problems = null) =>
        SandboxResponse.Json(status, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            WriteHead(writer, message);
            writer.WriteOptional("category", category);
            if (problems is { Count: > 0 })
            {
                writer.WriteStartArray("errors");
                foreach (Problem problem in problems)
                {
                    WriteProblem(writer, problem);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }));

    private void WriteHead(Utf8JsonWriter writer, string message)
    {
        writer.WriteString("status", "error");
        writer.WriteString("message", message);
        writer.WriteString("correlationId", _ids.NextGuid());
    }
}
