using System.Reflection;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>
/// The client's build for Windows PowerShell in Mono, next to the assemblies that ship: it sends 1,000 messages, also if
/// other versions of its dependencies are loaded first, and it doesn't resend a message whose connection was closed.
/// </summary>
internal static class MonoProof
{
    private const int Messages = 1000;

    public static async Task<int> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("HubSpotConversations.Bench");
        try
        {
            Copy(Path.Combine(Checkout.StagedModule, "bin", "Desktop"), folder);
            Copy(Path.Combine(Checkout.Root, "bench", "Mono", "bin", Checkout.Configuration, "net472"), folder);
            string program = Path.Combine(folder.FullName, "MonoProof.exe");
            string[] others =
            [
                .. typeof(MonoProof).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .Where(static attribute => attribute.Key == "OtherAssembly").Select(static attribute => attribute.Value!),
            ];
            bool isGood = await SendAsync(program, []);
            isGood &= await SendAsync(program, others);
            return isGood & await CloseAsync(program) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> SendAsync(string program, string[] others)
    {
        using var responses = new ResponseCount();
        await using SandboxHost server = await BenchServer.StartAsync(BulkRows.Threads);
        string output = await Child.RunAsync(["mono", program, server.BaseAddress.AbsoluteUri, $"{Messages}", .. others]);
        string[] lines = output.Split('\n');
        bool isGood = lines[^1] == $"sent {Messages}" && responses.Created == Messages && lines.Length == others.Length + 1;
        string beside = others.Length == 0 ? "" : $" next to {others.Length} other assemblies";
        Console.WriteLine($"{(isGood ? "Good" : "BAD")}: {responses.Created} of {Messages} messages stored{beside}");
        return Show(isGood, output);
    }

    private static async Task<bool> CloseAsync(string program)
    {
        using var server = new ClosingServer();
        string output = await Child.RunAsync(["mono", program, server.Address.AbsoluteUri, "2"]);
        bool isGood = output.StartsWith("failed 2 ", StringComparison.Ordinal) && server.Posts == 2;
        Console.WriteLine(
            $"{(isGood ? "Good" : "BAD")}: 2 messages, the connection closed during the second, {server.Posts} requests");
        return Show(isGood, output);
    }

    private static bool Show(bool isGood, string output)
    {
        if (!isGood)
        {
            Console.WriteLine(output);
        }

        return isGood;
    }

    private static void Copy(string from, DirectoryInfo to)
    {
        foreach (string file in Directory.GetFiles(from, "*.dll").Concat(Directory.GetFiles(from, "*.exe")))
        {
            File.Copy(file, Path.Combine(to.FullName, Path.GetFileName(file)), overwrite: true);
        }
    }
}
