using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The reason why HubSpot could not deliver a message.</summary>
public sealed class MessageFailure : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public MessageFailure()
    {
    }

    internal MessageFailure(WireObject wire)
    {
        ErrorMessage = wire.Text("errorMessage"u8);
        ErrorMessageTokens = wire.Map("errorMessageTokens"u8, PlainValue.ToText);
    }

    /// <summary>HubSpot's message, which contains the names of the tokens.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The values of the tokens, by name.</summary>
    public IReadOnlyDictionary<string, string?> ErrorMessageTokens { get; init; } =
        new Dictionary<string, string?>(0, StringComparer.Ordinal);

    /// <summary>Returns HubSpot's message.</summary>
    public override string ToString() => DisplayText.Of(ErrorMessage);
}
