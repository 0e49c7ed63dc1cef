using System.Runtime.InteropServices;
using System.Text;

namespace HubSpotConversations.Http;

/// <summary>
/// Overwrites secrets in an answer: a proxy's error page may repeat the request, and errors quote what was answered.
/// </summary>
internal sealed class SecretMask
{
    // HubSpot's tokens are longer. A short word (the sandbox's) could stand in any text.
    private const int ShortestToMask = 20;

    private readonly byte[][] _secrets;

    /// <summary>Makes a mask of secrets, as they are and as a form spells them.</summary>
    public SecretMask(params string[] secrets)
        => _secrets = secrets.Where(static secret => secret.Length >= ShortestToMask)
            .SelectMany(static secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes)
            .ToArray();

    public void Apply(ReadOnlyMemory<byte> body)
    {
        if (_secrets.Length == 0 || !MemoryMarshal.TryGetArray(body, out ArraySegment<byte> segment))
        {
            return;
        }

        foreach (byte[] secret in _secrets)
        {
            Span<byte> rest = segment.AsSpan();
            for (int at = rest.IndexOf(secret); at >= 0; at = rest.IndexOf(secret))
            {
                rest.Slice(at, secret.Length).Fill((byte)'*');
                rest = rest.Slice(at + secret.Length);
            }
        }
    }

    public override string ToString() => "(secret)";
}
