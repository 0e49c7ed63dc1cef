using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;

namespace HubSpotConversations.Http;

/// <summary>The secret of a connection. It leaves this object as the header of a request and in no other way.</summary>
internal sealed class AccessToken
{
    // HubSpot's tokens are longer. A short word (the sandbox's) could stand in any text.
    private const int ShortestToMask = 20;

    private readonly byte[] _bytes;

    public AccessToken(string token)
    {
        // Checked here because HttpHeaders would name the value in its own complaint.
        if (string.IsNullOrWhiteSpace(token) || !token.All(static c => c is > ' ' and <= '~'))
        {
            throw new HubSpotValidationException(
                "AccessToken",
                "The access token is empty or has characters in it that no token has (spaces, line breaks, accents). "
                + "Copy it again from HubSpot, whole and without quotation marks.");
        }

        _bytes = Encoding.ASCII.GetBytes(token);
        Header = new AuthenticationHeaderValue("Bearer", token);
    }

    public AuthenticationHeaderValue Header { get; }

    /// <summary>
    /// Overwrites the token in an answer: a proxy's error page may repeat the request, and errors quote what was
    /// answered.
    /// </summary>
    public void Mask(ReadOnlyMemory<byte> body)
    {
        if (_bytes.Length < ShortestToMask || !MemoryMarshal.TryGetArray(body, out ArraySegment<byte> segment))
        {
            return;
        }

        Span<byte> rest = segment.AsSpan();
        for (int at = rest.IndexOf(_bytes); at >= 0; at = rest.IndexOf(_bytes))
        {
            rest.Slice(at, _bytes.Length).Fill((byte)'*');
            rest = rest.Slice(at + _bytes.Length);
        }
    }

    public override string ToString() => "(secret)";
}
