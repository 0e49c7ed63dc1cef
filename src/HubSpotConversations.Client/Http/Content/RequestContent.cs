namespace HubSpotConversations.Http.Content;

/// <summary>
/// A body that knows whether anything of it was written to a connection: until then HubSpot can't have got it,
/// whatever went wrong.
/// </summary>
internal abstract class RequestContent : HttpContent
{
    private volatile bool _hasLeft;

    public bool HasLeft => _hasLeft;

    /// <summary>Notes that the first byte is about to be written.</summary>
    protected void Leave() => _hasLeft = true;
}
