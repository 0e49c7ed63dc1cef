namespace HubSpotConversations.Transcripts;

/// <summary>Where transcripts are: a folder with a file for each thread, or one file for all.</summary>
internal interface ITranscriptStore
{
    /// <summary>The path of the file with a thread.</summary>
    string PathOf(string threadId);

    /// <summary>The entries of a thread that are already there.</summary>
    /// <exception cref="HubSpotFileException">The file can't be read, or isn't a transcript.</exception>
    ExistingTranscript Read(string threadId);

    /// <summary>Writes the transcript of a thread.</summary>
    /// <exception cref="HubSpotFileException">The file can't be written.</exception>
    void Write(Transcript transcript);

    /// <summary>Writes what is complete only when all threads are there.</summary>
    /// <exception cref="HubSpotFileException">The file can't be written.</exception>
    void Complete();
}
