namespace HubSpotConversations;

/// <summary>A file on this machine could not be read or written.</summary>
public sealed class HubSpotFileException : HubSpotException
{
    internal HubSpotFileException(string message, string path, FileProblem problem, Exception? innerException = null)
        : base(message, innerException)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>The file on this machine.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    internal FileProblem Problem { get; }
}
