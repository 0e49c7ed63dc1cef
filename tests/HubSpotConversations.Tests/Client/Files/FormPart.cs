using System.Text;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>One part of a multipart form.</summary>
internal sealed record FormPart(IReadOnlyDictionary<string, string> Headers, byte[] Content)
{
    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content);

    /// <summary>Parses a form strictly by RFC 2046. A malformed form fails the test.</summary>
    public static IReadOnlyList<FormPart> Read(string contentType, byte[] body)
    {
        contentType.ShouldStartWith("multipart/form-data; boundary=");
        string boundary = contentType["multipart/form-data; boundary=".Length..];
        string text = Encoding.Latin1.GetString(body);
        text.ShouldStartWith($"--{boundary}\r\n");
        text.ShouldEndWith($"\r\n--{boundary}--\r\n");
        string inner = text[(boundary.Length + 4)..^(boundary.Length + 8)];
        return inner.Split($"\r\n--{boundary}\r\n").Select(Parse).ToArray();
    }

    private static FormPart Parse(string part)
    {
        int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = part[..end].Split("\r\n")
            .Select(static line => line.Split(": ", 2))
            .ToDictionary(
                static pair => pair[0],
                static pair => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(pair[1])),
                StringComparer.Ordinal);
        return new FormPart(headers, Encoding.Latin1.GetBytes(part[(end + 4)..]));
    }
}
