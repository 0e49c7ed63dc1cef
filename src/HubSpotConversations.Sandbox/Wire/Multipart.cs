using System.Net.Http.Headers;
using System.Text;
using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Reads the parts of a multipart form, with any bytes in them.</summary>
internal static class Multipart
{
    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    public static Dictionary<string, MultipartPart> Read(SandboxCall call)
    {
        byte[] boundary = Encoding.ASCII.GetBytes("--" + Boundary(call));
        ReadOnlyMemory<byte> rest = call.Body;
        var parts = new Dictionary<string, MultipartPart>(StringComparer.Ordinal);
        int start = rest.Span.IndexOf(boundary);
        while (start >= 0)
        {
            rest = rest.Slice(start + boundary.Length);
            int end = rest.Span.IndexOf(boundary);
            if (end < 0)
            {
                // The bytes after the last boundary aren't a part.
                return rest.Span.StartsWith("--"u8) ? parts : throw Broken();
            }

            MultipartPart part = Part(rest.Slice(0, end));
            parts[part.Name] = part;
            start = end;
        }

        throw Broken();
    }

    private static string Boundary(SandboxCall call)
        => MediaTypeHeaderValue.TryParse(call.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType == "multipart/form-data"
            && type.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"')
                is { Length: > 0 } boundary
            ? boundary
            : throw Refusal.UnsupportedMediaType();

    private static MultipartPart Part(ReadOnlyMemory<byte> bytes)
    {
        int end = bytes.Span.IndexOf(HeaderEnd);
        if (end < 0 || !bytes.Span.EndsWith("\r\n"u8))
        {
            throw Broken();
        }

        string[] headers = Encoding.UTF8.GetString(bytes.Slice(0, end).ToArray())
            .Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
        ContentDispositionHeaderValue? disposition = headers
            .Where(header => header.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Substring(header.IndexOf(':') + 1).Trim())
            .Select(value => ContentDispositionHeaderValue.TryParse(value, out ContentDispositionHeaderValue? read)
                ? read
                : null)
            .FirstOrDefault();
        string? type = headers
            .Where(header => header.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Substring(header.IndexOf(':') + 1).Trim())
            .FirstOrDefault();
        int first = end + HeaderEnd.Length;
        return new MultipartPart(
            disposition?.Name?.Trim('"') ?? throw Broken(),
            disposition.FileNameStar ?? disposition.FileName?.Trim('"'),
            type,
            bytes.Slice(first, Math.Max(0, bytes.Length - first - 2)));
    }

    private static Refusal Broken() => Refusal.Validation(new Problem("The form could not be read"));
}
