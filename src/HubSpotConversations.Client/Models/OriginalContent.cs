using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>The full text of a message that HubSpot shortened.</summary>
public sealed class OriginalContent : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public OriginalContent()
    {
    }

    internal OriginalContent(WireObject wire)
    {
        Text = wire.Text("text"u8);
        RichText = wire.Text("richText"u8);
    }

    /// <summary>The text without formatting.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML. Its author isn't trusted, so sanitize it before you show it in a page.</summary>
    public string? RichText { get; init; }

    internal static OriginalContent? Read(JsonElement element)
        => WireObject.Read(element, static wire => new OriginalContent(wire));
}
