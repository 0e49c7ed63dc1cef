namespace HubSpotConversations.Pipeline;

/// <summary>One file to save: what is known of it before it is asked for.</summary>
/// <param name="FileId">Its id, or an address; null where there is only an address.</param>
/// <param name="Name">What its sender called it; null where that is not known.</param>
/// <param name="Url">An address that came with it; null where none did.</param>
internal sealed record SavedFile(string? FileId, string? Name, string? Url)
{
    /// <summary>How to call it towards the user.</summary>
    public override string ToString() => Name ?? FileId ?? "file";
}
