namespace HubSpotConversations.Sandbox.Calls;

/// <summary>A response, independent of the transport.</summary>
internal sealed class SandboxResponse(int status, string? contentType, ReadOnlyMemory<byte> body)
{
    public const string JsonType = "application/json;charset=utf-8";

    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public Delivery Delivery { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = new(8);

    public static SandboxResponse Json(int status, ReadOnlyMemory<byte> body) => new(status, JsonType, body);

    public static SandboxResponse Empty(int status) => new(status, contentType: null, default);

    public static SandboxResponse Drop() => new(0, contentType: null, default) { Delivery = Delivery.Dropped };

    public static SandboxResponse Hang() => new(0, contentType: null, default) { Delivery = Delivery.Hung };

    public void AddHeader(string name, string value) => Headers.Add(new(name, value));
}
