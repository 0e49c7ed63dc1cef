using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>A file with transcripts that Export-HubSpotThread wrote or checked.</summary>
public sealed class HubSpotThreadExport
{
    /// <summary>The id of the thread; null if the file is for several threads.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The number of threads in the file.</summary>
    public int Threads { get; init; }

    /// <summary>The number of messages, comments and changes of the exported threads in the file.</summary>
    public int Messages { get; init; }

    /// <summary>How many of them this run added.</summary>
    public int NewMessages { get; init; }

    /// <summary>The number of attached files that this run saved.</summary>
    public int Files { get; init; }

    /// <summary>The format: Html, Markdown, Text, JsonLines or Csv.</summary>
    public required string Format { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Returns the path.</summary>
    public override string ToString() => DisplayText.Of(Path);
}
