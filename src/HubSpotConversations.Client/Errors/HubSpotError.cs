using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>One cause of a refusal, as HubSpot names it.</summary>
public sealed class HubSpotError : WireModel
{
    internal HubSpotError(WireObject wire)
    {
        Message = wire.Text("message");
        Code = wire.Text("code");
        In = wire.Text("in");
        SubCategory = wire.Text("subCategory");
        Context = wire.Map("context", PlainValue.Read);
    }

    /// <summary>What is wrong.</summary>
    public string? Message { get; }

    /// <summary>HubSpot's code for it.</summary>
    public string? Code { get; }

    /// <summary>The field that is wrong.</summary>
    public string? In { get; }

    /// <summary>HubSpot's word for it, for example ConversationsApiError.UNSUPPORTED_ACTOR_TYPE.</summary>
    public string? SubCategory { get; }

    /// <summary>What it is about, by name.</summary>
    public IReadOnlyDictionary<string, object?> Context { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message ?? Code ?? SubCategory ?? string.Empty;
}
