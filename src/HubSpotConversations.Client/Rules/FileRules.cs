namespace HubSpotConversations;

/// <summary>What is checked of an upload before any request.</summary>
internal static class FileRules
{
    /// <exception cref="HubSpotValidationException">The upload can't be made.</exception>
    public static void Check(FileUpload upload)
    {
        if (string.IsNullOrWhiteSpace(upload.Name) || upload.Name.Any(char.IsControl))
        {
            throw new HubSpotValidationException(
                nameof(upload.Name), "The file needs a name, without control characters in it.");
        }

        if (string.IsNullOrWhiteSpace(upload.FolderPath) == string.IsNullOrWhiteSpace(upload.FolderId))
        {
            throw new HubSpotValidationException(
                nameof(upload.FolderPath),
                "A file goes into one folder of HubSpot: give its path, for example /conversations-attachments, or its "
                + "id.");
        }

        if (string.IsNullOrWhiteSpace(upload.Access))
        {
            throw new HubSpotValidationException(
                nameof(upload.Access), "Who may see the file is not said: PRIVATE, for example.");
        }
    }
}
