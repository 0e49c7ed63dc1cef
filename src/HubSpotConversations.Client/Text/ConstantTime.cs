namespace HubSpotConversations.Text;

/// <summary>Compares secrets in a time that doesn't depend on where they differ.</summary>
internal static class ConstantTime
{
    public static bool AreEqual(byte[] received, byte[] expected)
    {
        int difference = received.Length ^ expected.Length;
        for (int i = 0; i < received.Length && i < expected.Length; i++)
        {
            difference |= received[i] ^ expected[i];
        }

        return difference == 0;
    }
}
