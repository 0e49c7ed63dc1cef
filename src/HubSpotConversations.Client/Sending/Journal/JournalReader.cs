namespace HubSpotConversations.Sending;

/// <summary>Reads journals, also while a run writes them: what it sees then may be a little behind.</summary>
internal static class JournalReader
{
    /// <summary>Reads a journal and leaves it alone.</summary>
    /// <exception cref="HubSpotJournalException">
    /// It can't be opened, is none, or a line of it can't be read.
    /// </exception>
    public static JournalContent Read(string path)
    {
        try
        {
            using FileStream stream = JournalFile.ToRead(JournalFile.FullPath(path));
            return JournalContent.Read(stream, path);
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotJournalException.NotOpened(path, exception);
        }
    }
}
