namespace HubSpotConversations.Bench;

/// <summary>The script that sends the messages of a file, in a process of its own.</summary>
internal static class ProofScript
{
    public static string Path { get; } = System.IO.Path.Combine(
        Checkout.Root, "tests", "HubSpotConversations.Tests", "Proof", "send-rows.ps1");
}
