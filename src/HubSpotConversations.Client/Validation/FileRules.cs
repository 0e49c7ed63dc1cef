using HubSpotConversations.Http.Content;

namespace HubSpotConversations.Validation;

/// <summary>Checks an upload before any request is made.</summary>
internal static class FileRules
{
    /// <exception cref="HubSpotValidationException">The upload is not valid.</exception>
    public static void Check(FileUpload upload)
    {
        if (string.IsNullOrWhiteSpace(upload.Name) || upload.Name.Any(char.IsControl))
        {
            throw new HubSpotValidationException(
                nameof(upload.Name), "The file needs a name without control characters, for example offer.pdf.");
        }

        if (string.IsNullOrWhiteSpace(upload.FolderPath) == string.IsNullOrWhiteSpace(upload.FolderId))
        {
            throw new HubSpotValidationException(
                nameof(upload.FolderPath),
                "A file needs exactly one folder in HubSpot. Specify either its path, for example "
                + "/conversations-attachments, or its id.");
        }

        if (string.IsNullOrWhiteSpace(upload.Access))
        {
            throw new HubSpotValidationException(
                nameof(upload.Access),
                "The access level is missing. Specify who may see the file, for example PRIVATE.");
        }
    }
}
