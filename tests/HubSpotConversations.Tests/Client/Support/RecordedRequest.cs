using System.Text;

namespace HubSpotConversations.Tests.Client.Support;

/// <summary>A request that a handler has recorded.</summary>
internal sealed record RecordedRequest(
    string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The escaped path, without the query.</summary>
    public string Path => Uri.AbsolutePath;

    /// <summary>The body as text. Invalid UTF-8 fails the test.</summary>
    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Body);
}
