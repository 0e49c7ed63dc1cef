namespace HubSpotConversations;

/// <summary>A file on this machine can't be read or written; HubSpot is not to blame.</summary>
public sealed class HubSpotFileException : HubSpotException
{
    internal HubSpotFileException(
        HubSpotFileProblem problem, string path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong with it.</summary>
    public HubSpotFileProblem Problem { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A file that can't be read, and why.</summary>
    internal static HubSpotFileException NotRead(string path, Exception cause)
        => new(HubSpotFileProblem.NotRead, path, $"'{Shown(path)}' can't be read: {Reason(cause)}", cause);

    /// <summary>A file that can't be written, and why.</summary>
    internal static HubSpotFileException NotSaved(string path, Exception cause)
        => new(HubSpotFileProblem.NotSaved, path, $"'{Shown(path)}' can't be saved: {Reason(cause)}", cause);

    private static string Shown(string path) => DisplayText.OneLine(path, 300);

    private static string Reason(Exception cause) => DisplayText.OneLine(cause.Message, 300);
}
