using System.Runtime.InteropServices;
using System.Text;

namespace HubSpotConversations.Text;

/// <summary>
/// Overwrites secrets in responses. Errors and streams quote responses, and a proxy's error page may repeat the
/// request. Finds a secret in UTF-8 and UTF-16, even if its characters are escaped as in JSON, an address or HTML.
/// </summary>
internal sealed class SecretMask
{
    /// <summary>The shortest secret to mask in errors and streams. Shorter ones occur in ordinary words.</summary>
    public const int ShortestInErrors = 4;

    /// <summary>
    /// The shortest secret that is masked in the objects of a successful response. HubSpot's tokens are longer, and a
    /// shorter secret could be a word that a customer wrote.
    /// </summary>
    public const int ShortestInObjects = 20;

    /// <summary>Masks nothing.</summary>
    public static readonly SecretMask None = new();

    private readonly byte[][] _secrets;

    public SecretMask(params string[] secrets)
        => _secrets = secrets.Where(static secret => secret.Length >= ShortestInErrors)
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes)
            .ToArray();

    /// <summary>Masks the body of a response in place.</summary>
    /// <param name="body">The bytes to overwrite.</param>
    /// <param name="shortest">The length of the shortest secret to mask.</param>
    public void Apply(ReadOnlyMemory<byte> body, int shortest)
    {
        if (MemoryMarshal.TryGetArray(body, out ArraySegment<byte> segment))
        {
            Apply(segment.AsSpan(), shortest);
        }
    }

    /// <summary>Masks a text for an error or a stream. Mask before shortening the text.</summary>
    public string Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Apply(bytes, ShortestInErrors) ? Encoding.UTF8.GetString(bytes) : text;
    }

    /// <summary>Returns the exception, or a masked one without its stack if it shows a secret.</summary>
    public Exception Exception(Exception exception)
    {
        string text = exception.ToString();
        return ReferenceEquals(Text(text), text) ? exception : new HttpRequestException(Text(exception.Message));
    }

    public override string ToString() => "(secret)";

    private bool Apply(Span<byte> text, int shortest)
    {
        bool isFound = false;
        foreach (byte[] secret in _secrets)
        {
            isFound |= secret.Length >= shortest && Mask(text, secret);
        }

        return isFound;
    }

    private static bool Mask(Span<byte> text, byte[] secret)
    {
        bool isFound = false;
        ReadOnlySpan<byte> starts = [secret[0], (byte)'\\', (byte)'%', (byte)'&'];
        while (text.IndexOfAny(starts) is var start and >= 0)
        {
            text = text.Slice(start);
            int length = EscapedText.LengthOf(secret, text);
            text.Slice(0, length).Fill((byte)'*');
            text = text.Slice(Math.Max(length, 1));
            isFound |= length > 0;
        }

        return isFound;
    }
}
