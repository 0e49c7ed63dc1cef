using System.Runtime.InteropServices;
using System.Text;

namespace HubSpotConversations.Sandbox.Calls;

/// <summary>A request, independent of the transport.</summary>
internal sealed class SandboxCall
{
    private string? _path;
    private QueryString? _query;

    public required string Method { get; init; }

    /// <summary>The path and the query as received.</summary>
    public required string Target { get; init; }

    /// <summary>The scheme and the authority, for the links in a response.</summary>
    public required string Origin { get; init; }

    public string? Authorization { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The bytes of the body. The transport owns them, and they are valid only during the call.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string Path => _path ??= Target.Split('?')[0];

    public QueryString Query => _query ??= QueryString.Parse(Target);

    /// <summary>The values in the path, by their names in the route.</summary>
    public IReadOnlyDictionary<string, string> RouteValues { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether the body is a form of names and values.</summary>
    public bool HasForm => ContentType?.TrimStart()
        .StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The names and values of the body.</summary>
    public QueryString Form() => QueryString.Parse($"?{BodyText()}");

    /// <summary>Copies the call and its bytes, to handle it later.</summary>
    public SandboxCall Keep() => new()
    {
        Method = Method,
        Target = Target,
        Origin = Origin,
        Authorization = Authorization,
        ContentType = ContentType,
        Body = Body.ToArray(),
        RouteValues = RouteValues,
    };

    public string BodyText() => MemoryMarshal.TryGetArray(Body, out ArraySegment<byte> bytes) && bytes.Count > 0
        ? Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count)
        : Encoding.UTF8.GetString(Body.ToArray());
}
