using System.Text;

namespace HubSpotConversations.Tests.Client.Support;

/// <summary>A request as a handler saw it.</summary>
internal sealed record SeenRequest(
    string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The path as it goes over the wire, without the query.</summary>
    public string Path => Uri.AbsolutePath;

    /// <summary>The body as text; what is no UTF-8 fails the test.</summary>
    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Body);
}
