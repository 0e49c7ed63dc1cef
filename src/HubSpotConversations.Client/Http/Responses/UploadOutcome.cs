namespace HubSpotConversations.Http.Responses;

/// <summary>The error text for an upload with an unknown outcome.</summary>
internal static class UploadOutcome
{
    public const string Unknown
        = "The file may or may not have been stored. Look at HubSpot's files before you upload it again.";
}
