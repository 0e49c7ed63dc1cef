using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>A folder with a file for each thread.</summary>
/// <param name="path">The full path of the folder.</param>
/// <param name="format">The format of the files.</param>
/// <param name="replaces">Whether to write existing files anew.</param>
internal sealed class TranscriptFolder(string path, TranscriptFormat format, bool replaces) : ITranscriptStore
{
    public string PathOf(string threadId)
        => Path.Combine(path, SafeFileName.Of("thread-" + threadId + format.Extension, extension: null, fileId: null));

    public ExistingTranscript Read(string threadId)
    {
        if (replaces)
        {
            return ExistingTranscript.None;
        }

        using FileStream? stream = TranscriptFiles.Open(PathOf(threadId), format);
        return stream is null
            ? ExistingTranscript.None
            : TranscriptScanner.Read(stream, format, TranscriptEntry.KeyOf(threadId));
    }

    public void Write(Transcript transcript)
    {
        byte[] file = transcript.ToFile();
        TranscriptFiles.Replace(PathOf(transcript.ThreadId), stream => stream.Write(file, 0, file.Length));
    }

    public void Complete()
    {
        // Each file is complete.
    }
}
