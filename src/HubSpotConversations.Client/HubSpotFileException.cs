using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>The module can't read or write a file on this machine. HubSpot did not cause the problem.</summary>
public sealed class HubSpotFileException : HubSpotException
{
    internal HubSpotFileException(
        HubSpotFileProblem problem, string path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>The kind of problem.</summary>
    public HubSpotFileProblem Problem { get; }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>Creates the error for a file that can't be read.</summary>
    internal static HubSpotFileException NotRead(string path, Exception cause)
        => new(HubSpotFileProblem.NotRead, path, $"Can't read '{Shown(path)}': {Reason(cause)}", cause);

    /// <summary>Creates the error for a file that can't be written.</summary>
    internal static HubSpotFileException NotSaved(string path, Exception cause)
        => new(HubSpotFileProblem.NotSaved, path, $"Can't save to '{Shown(path)}': {Reason(cause)}", cause);

    private static string Shown(string path) => DisplayText.OneLine(path, 300);

    private static string Reason(Exception cause) => DisplayText.OneLine(cause.Message, 300);
}
