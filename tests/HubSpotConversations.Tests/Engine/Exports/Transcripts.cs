using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>Reads transcripts as another program would.</summary>
internal static partial class Transcripts
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
            ".csv" => [.. LastCell().Matches(text).Skip(1).Select(static match => match.Groups[1].Value)],
            ".txt" => [.. TextMark().Matches(text).Select(static match => match.Groups[1].Value)],
            _ => [.. CommentMark().Matches(text).Select(static match => match.Groups[1].Value)],
        };
    }

    [GeneratedRegex("\"([^\",\n]*)\"\r\n")]
    private static partial Regex LastCell();

    [GeneratedRegex(@"^--- .* \| (\S+)$", RegexOptions.Multiline)]
    private static partial Regex TextMark();

    [GeneratedRegex("^<!--entry [^ ]+ ([^ ]+)-->$", RegexOptions.Multiline)]
    private static partial Regex CommentMark();
}
