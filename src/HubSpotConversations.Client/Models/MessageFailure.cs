using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>Why a message could not be delivered.</summary>
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

    /// <summary>HubSpot's message, with the tokens' names in it.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The values for the tokens, by their name.</summary>
    public IReadOnlyDictionary<string, string?> ErrorMessageTokens { get; init; } =
        new Dictionary<string, string?>(0, StringComparer.Ordinal);

    /// <summary>The reason.</summary>
    public override string ToString() => DisplayText.Of(ErrorMessage);
}
