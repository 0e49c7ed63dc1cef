namespace HubSpotConversations.Bench;

/// <summary>The script that sends the messages of a file, in a process of its own.</summary>
internal static class ProofScript
{
    private static readonly string Path =
        System.IO.Path.Combine("..", "tests", "HubSpotConversations.Tests", "Proof", "send-rows.ps1");

    public static string[] Command(string[] arguments) => ScriptHost.Command(Path, arguments);
}
