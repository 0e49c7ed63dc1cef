using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Text;

namespace HubSpotConversations.Webhooks;

/// <summary>Checks the signature of a webhook request, in constant time.</summary>
internal static class WebhookSignature
{
    private const string TimestampHeader = "X-HubSpot-Request-Timestamp";
    private const string Version3Header = "X-HubSpot-Signature-v3";
    private const string OlderHeader = "X-HubSpot-Signature";
    private const string VersionHeader = "X-HubSpot-Signature-Version";

    // HubSpot's rule. A signature without a time limit could be replayed.
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    // HubSpot signs the address with these characters decoded, and no others.
    private static readonly (string Escaped, string Plain)[] Decoded =
    [
        ("%3A", ":"), ("%2F", "/"), ("%3F", "?"), ("%40", "@"), ("%21", "!"), ("%24", "$"), ("%27", "'"), ("%28", "("),
        ("%29", ")"), ("%2A", "*"), ("%2C", ","), ("%3B", ";"),
    ];

    /// <summary>Returns why the request is not HubSpot's; null if its signature is valid.</summary>
    /// <param name="request">The request.</param>
    /// <param name="secret">The client secret of the app.</param>
    /// <param name="now">The current time.</param>
    public static string? Problem(WebhookRequest request, string secret, DateTimeOffset now)
    {
        byte[] key = Encoding.UTF8.GetBytes(secret);
        if (request.Headers.TryGetValue(Version3Header, out string? signature))
        {
            return TimeProblem(request, now) ?? AddressProblem(request)
                ?? Mismatch("v3", FromBase64(signature), Version3(request, key));
        }

        if (!request.Headers.TryGetValue(OlderHeader, out signature))
        {
            return "The request has no signature.";
        }

        _ = request.Headers.TryGetValue(VersionHeader, out string? version);
        return version?.Trim().ToLowerInvariant() switch
        {
            "v2" => AddressProblem(request)
                ?? Mismatch("v2", FromHex(signature), Version2(request, key)),
            "v1" or null => Mismatch("v1", FromHex(signature), Version1(request, key)),
            _ => "The signature has an unknown version.",
        };
    }

    private static string? TimeProblem(WebhookRequest request, DateTimeOffset now)
    {
        if (!request.Headers.TryGetValue(TimestampHeader, out string? text)
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return $"The request has no valid {TimestampHeader}.";
        }

        DateTimeOffset sent = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return sent < now - Oldest ? "The request is older than 5 minutes."
            : sent > now ? "The time of the request is in the future."
            : null;
    }

    private static string? AddressProblem(WebhookRequest request)
        => string.IsNullOrEmpty(request.Method) || string.IsNullOrEmpty(request.Uri)
            ? "The method and the address of the request are needed to check its signature."
            : null;

    private static byte[] Version3(WebhookRequest request, byte[] key)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(
        [
            .. Bytes(request.Method + Decode(request.Uri!)), .. request.Body,
            .. Bytes(request.Headers[TimestampHeader]),
        ]);
    }

    private static byte[] Version2(WebhookRequest request, byte[] key)
        => Hash([.. key, .. Bytes(request.Method + request.Uri), .. request.Body]);

    private static byte[] Version1(WebhookRequest request, byte[] key) => Hash([.. key, .. request.Body]);

    private static string Decode(string uri)
        => Decoded.Aggregate(uri, static (text, pair) => ReplaceIgnoringCase(text, pair.Escaped, pair.Plain));

    private static string ReplaceIgnoringCase(string text, string escaped, string plain)
        => text.Replace(escaped, plain).Replace(escaped.ToLowerInvariant(), plain);

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? string.Empty);

#if NET
    private static byte[] Hash(byte[] data) => SHA256.HashData(data);
#else
    private static byte[] Hash(byte[] data)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(data);
    }
#endif

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text.Trim());
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static byte[] FromHex(string text)
    {
        string digits = text.Trim();
        var bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(
                digits.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return [];
            }
        }

        return digits.Length % 2 == 0 ? bytes : [];
    }

    private static string? Mismatch(string version, byte[] received, byte[] expected)
        => ConstantTime.AreEqual(received, expected) ? null : $"The signature ({version}) doesn't match.";
}
