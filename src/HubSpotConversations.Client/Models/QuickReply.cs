using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An answer to choose.</summary>
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

    /// <summary>What is sent when it is chosen; an address for URL.</summary>
    public string? Value { get; init; }

    /// <summary>TEXT or URL; see <see cref="QuickReplyValueTypes"/>.</summary>
    public string? ValueType { get; init; }

    /// <summary>What is shown, where it is not the value.</summary>
    public string? Label { get; init; }

    /// <summary>The reply that sends a text. PowerShell converts strings by this.</summary>
    public static QuickReply Parse(string text) => new() { Value = text, ValueType = QuickReplyValueTypes.Text };

    /// <summary>What is shown.</summary>
    public override string ToString() => DisplayText.Of(Label ?? Value);
}
