using System.Runtime.InteropServices;
using System.Text;

namespace HubSpotConversations.Accounts;

/// <summary>
/// Identifies the send that a message in HubSpot belongs to. With a journal, it stays the same in every run, so a run
/// recognizes its own earlier messages.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClaimOwner(ulong High, ulong Low)
{
    /// <summary>Identifies a send without a journal. No later send is the same one.</summary>
    public static ClaimOwner New() => Of(Guid.NewGuid());

    /// <summary>Identifies the send of one message in a journal.</summary>
    /// <param name="journalId">The id in the journal's first line.</param>
    /// <param name="key">The message's key.</param>
    public static ClaimOwner Of(Guid journalId, string key) => Of($"{journalId:N} {key}");

    /// <summary>
    /// Always returns the same value for the same text. Different notations of the same GUID also return the same
    /// value.
    /// </summary>
    public static ClaimOwner Of(string text)
    {
        if (Guid.TryParse(text, out Guid guid))
        {
            return Of(guid);
        }

        ulong high = 14695981039346656037;
        ulong low = 1099511628211;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            high = (high ^ value) * 1099511628211;
            low = (low * 31) + value;
        }

        return new ClaimOwner(high, low);
    }

    private static ClaimOwner Of(Guid guid)
    {
        byte[] bytes = guid.ToByteArray();
        return new ClaimOwner(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
    }
}
