using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Contract;

/// <summary>A server in front of a sandbox account that checks each request and response against the contract.</summary>
internal sealed class ContractRecorder : IDisposable
{
    private readonly bool _isDated;
    private readonly HttpClient _sandbox;
    private readonly Lock _lock = new();

    public ContractRecorder(bool isDated)
    {
        _isDated = isDated;
        _sandbox = new HttpClient(new SandboxAccount(null).CreateHandler()) { BaseAddress = new Uri("https://api.hubapi.com") };
        Server = new LoopbackServer(Reply);
    }

    public LoopbackServer Server { get; }

    /// <summary>What was wrong, with the request.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The operations, the fields of requests and the names in queries that occurred.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        Server.Dispose();
        _sandbox.Dispose();
    }

    /// <summary>What is wrong with a request, apart from its response.</summary>
    public static List<string> Check(LoopbackRequest request, bool isDated, ISet<string>? seen, out WireOperation? operation)
    {
        string[] parts = request.Target.Split('?', 2);
        WireOperation? found = WireOperation.All.FirstOrDefault(one => one.Matches(request.Method, parts[0], isDated));
        operation = found;
        if (found is null)
        {
            return ["no operation of the contract has this method and path"];
        }

        string[] names = parts.Length == 1 ? [] : parts[1].Split('&').Select(static pair => Uri.UnescapeDataString(pair.Split('=')[0])).ToArray();
        List<string> problems = [.. found.ProblemsOfQuery(names)];
        seen?.Add(found.Name);
        seen?.UnionWith(names.Select(name => $"{found.Name}?{name}"));
        bool hasToken = request.Headers.TryGetValue("Authorization", out string? token) && token.StartsWith("Bearer ", StringComparison.Ordinal);
        if (hasToken == found.HasDeveloperKey)
        {
            problems.Add(hasToken ? "an access token goes with a developer key" : "there is no access token");
        }

        if (found.Body is not { } shape)
        {
            problems.AddRange(request.Body.Length == 0 ? [] : ["there must not be a body"]);
            return problems;
        }

        if (!request.Headers.TryGetValue("Content-Type", out string? type) || MediaTypeHeaderValue.Parse(type).MediaType != "application/json")
        {
            problems.Add($"the content type is '{type}'");
        }

        using JsonDocument body = JsonDocument.Parse(request.Body);
        WireShape.Check(body.RootElement, shape, "body", problems, seen);
        if (isDated && !parts[0].Contains("/2026-03/", StringComparison.Ordinal) && request.Body.Contains("\"senderActorId\"", StringComparison.Ordinal))
        {
            problems.Add("senderActorId is not in this version");
        }

        return problems;
    }

    private LoopbackReply Reply(LoopbackRequest request)
    {
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), request.Target);
        if (request.Headers.TryGetValue("Authorization", out string? token))
        {
            forwarded.Headers.Authorization = AuthenticationHeaderValue.Parse(token);
        }

        if (request.Body.Length > 0)
        {
            forwarded.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = _sandbox.SendAsync(forwarded).GetAwaiter().GetResult();
        string text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        if (!IsOther(request))
        {
            Record(request, (int)response.StatusCode, text);
        }

        return LoopbackReply.Response((int)response.StatusCode, text);
    }

    // Lookups of inboxes, agents and contacts by name belong to other parts of the contract.
    private static bool IsOther(LoopbackRequest request)
        => request.Method == "GET" && (request.Target.Contains("/inboxes", StringComparison.Ordinal) || request.Target.StartsWith("/crm/", StringComparison.Ordinal));

    private void Record(LoopbackRequest request, int status, string response)
    {
        lock (_lock)
        {
            List<string> problems = Check(request, _isDated, Seen, out WireOperation? operation);
            if (operation is not null && status != operation.Status)
            {
                problems.Add($"the response has the status {status}: {response}");
            }
            else if (operation?.Response is { } shape)
            {
                using JsonDocument body = JsonDocument.Parse(response);
                WireShape.Check(body.RootElement, shape, "response", problems);
            }

            Problems.AddRange(problems.Select(problem => $"{request.Method} {request.Target} {request.Body}: {problem}"));
        }
    }
}
