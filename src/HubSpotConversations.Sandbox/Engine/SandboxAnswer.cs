namespace HubSpotConversations.Sandbox.Engine;

/// <summary>A response, independent of the transport.</summary>
internal sealed class SandboxAnswer(int status, string? contentType, ReadOnlyMemory<byte> body)
{
    public const string JsonType = "application/json;charset=utf-8";

    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public Delivery Delivery { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = new(8);

    public static SandboxAnswer Json(int status, ReadOnlyMemory<byte> body) => new(status, JsonType, body);

    public static SandboxAnswer Empty(int status) => new(status, contentType: null, default);

    public static SandboxAnswer Drop() => new(0, contentType: null, default) { Delivery = Delivery.Dropped };

    public static SandboxAnswer Hang() => new(0, contentType: null, default) { Delivery = Delivery.Hung };

    public void AddHeader(string name, string value) => Headers.Add(new(name, value));
}
