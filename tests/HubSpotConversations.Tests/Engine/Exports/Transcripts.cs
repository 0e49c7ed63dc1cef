using System.Text.Json.Nodes;

namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>Reads transcripts as another program would.</summary>
internal static class Transcripts
{
    public static readonly (string Format, string Extension)[] Formats =
        [("Html", ".html"), ("Markdown", ".md"), ("Text", ".txt"), ("JsonLines", ".jsonl"), ("Csv", ".csv")];

    /// <summary>The ids of the messages in a transcript, in order.</summary>
    public static string[] Ids(string path)
    {
        string text = File.ReadAllText(path);
        return Path.GetExtension(path) switch
        {
            ".jsonl" => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => (string)JsonNode.Parse(line)!["MessageId"]!)],
            ".csv" => [.. text.Split("\"\r\n").Skip(1).SkipLast(1).Select(static row => row[(row.LastIndexOf('"') + 1)..])],
            ".txt" => [.. text.Split('\n').Where(static line => line.StartsWith("--- ", StringComparison.Ordinal))
                .Select(static line => line[(line.LastIndexOf(' ') + 1)..])],
            _ => [.. text.Split('\n').Where(static line => line.StartsWith("<!--entry ", StringComparison.Ordinal))
                .Select(static line => line.Split(' ')[2].Replace("-->", string.Empty, StringComparison.Ordinal))],
        };
    }
}
