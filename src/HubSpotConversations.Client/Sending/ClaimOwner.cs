using System.Runtime.InteropServices;
using System.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// The send that a message in HubSpot belongs to. With a journal it is the same send in every run over that journal, so
/// that a run never takes its own earlier message for another's.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClaimOwner(ulong High, ulong Low)
{
    /// <summary>A send without a journal: no later send is the same one.</summary>
    public static ClaimOwner New() => Of(Guid.NewGuid());

    /// <summary>The send of one message of a journal.</summary>
    /// <param name="journalId">The id in the journal's first line.</param>
    /// <param name="key">The message's key.</param>
    public static ClaimOwner Of(Guid journalId, string key) => Of($"{journalId:N} {key}");

    /// <summary>The same text always gives the same value; a GUID is compared as a number, however it is written.</summary>
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
