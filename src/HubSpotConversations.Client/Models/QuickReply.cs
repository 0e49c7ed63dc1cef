using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A reply that the customer can choose.</summary>
public sealed class QuickReply : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public QuickReply()
    {
    }

    internal QuickReply(WireObject wire)
    {
        Value = wire.Text("value"u8);
        ValueType = wire.Text("valueType"u8);
        Label = wire.Text("label"u8);
    }

    /// <summary>The text that the reply sends, or the address that it opens if the value type is URL.</summary>
    public string? Value { get; init; }

    /// <summary>The kind of value, TEXT or URL; see <see cref="QuickReplyValueTypes"/>.</summary>
    public string? ValueType { get; init; }

    /// <summary>The text to show; null to show the value.</summary>
    public string? Label { get; init; }

    /// <summary>Creates a quick reply that sends a text. PowerShell uses it to convert strings.</summary>
    public static QuickReply Parse(string text) => new() { Value = text, ValueType = QuickReplyValueTypes.Text };

    /// <summary>Returns the text to show.</summary>
    public override string ToString() => DisplayText.Of(Label ?? Value);
}
