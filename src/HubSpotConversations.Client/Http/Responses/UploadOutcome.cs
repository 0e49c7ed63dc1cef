namespace HubSpotConversations.Http.Responses;

/// <summary>What an error says of a file when no answer tells what became of it.</summary>
internal static class UploadOutcome
{
    public const string NotKnown
        = "The file may or may not have been stored: look at HubSpot's files before you upload it again.";
}
