namespace HubSpotConversations.Sending.Journal;

/// <summary>Reads journals, even while a run writes to them. The content may then be slightly behind.</summary>
internal static class JournalReader
{
    /// <summary>Reads a journal without changing it.</summary>
    /// <exception cref="HubSpotJournalException">
    /// The journal can't be opened, the file isn't a journal, or one of its lines can't be read.
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
