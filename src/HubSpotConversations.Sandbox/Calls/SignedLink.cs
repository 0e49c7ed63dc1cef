using System.Globalization;

namespace HubSpotConversations.Sandbox.Calls;

/// <summary>An address that gives access to one file for a limited time.</summary>
internal static class SignedLink
{
    /// <summary>Creates the address.</summary>
    public static string Make(string origin, string fileId, string name, DateTimeOffset expires)
    {
        long until = expires.ToUnixTimeSeconds();
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0}/files/signed/{1}/{2}?expires={3}&signature={4:x8}",
            origin,
            fileId,
            Uri.EscapeDataString(name),
            until,
            Sign(fileId, until));
    }

    /// <summary>Whether the address of a call has a valid signature and hasn't expired.</summary>
    public static bool IsGood(SandboxCall call, DateTimeOffset now)
        => long.TryParse(call.Query.First("expires"), NumberStyles.None, CultureInfo.InvariantCulture, out long until)
            && until >= now.ToUnixTimeSeconds()
            && uint.TryParse(
                call.Query.First("signature"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint signature)
            && signature == Sign(call.RouteValues["fileId"], until);

    private static uint Sign(string fileId, long until)
    {
        unchecked
        {
            uint hash = 2166136261;
            foreach (char letter in string.Format(CultureInfo.InvariantCulture, "{0}|{1}", fileId, until))
            {
                hash = (hash ^ letter) * 16777619;
            }

            return hash;
        }
    }
}
