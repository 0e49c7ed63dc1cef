using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>One cause of a refusal, as HubSpot names it.</summary>
public sealed class HubSpotError : WireModel
{
    internal HubSpotError(WireObject wire)
    {
        Message = wire.Text("message"u8);
        Category = wire.Text("category"u8);
        Code = wire.Text("code"u8);
        In = wire.Text("in"u8);
        SubCategory = wire.Text("subCategory"u8);
        Context = wire.Map("context"u8, PlainValue.Read);
    }

    /// <summary>What is wrong.</summary>
    public string? Message { get; }

    /// <summary>HubSpot's word for the kind of failure, for example OBJECT_NOT_FOUND.</summary>
    public string? Category { get; }

    /// <summary>HubSpot's code for it.</summary>
    public string? Code { get; }

    /// <summary>The field that is wrong.</summary>
    public string? In { get; }

    /// <summary>HubSpot's word for it, for example ConversationsApiError.UNSUPPORTED_ACTOR_TYPE.</summary>
    public string? SubCategory { get; }

    /// <summary>What it is about, by name.</summary>
    public IReadOnlyDictionary<string, object?> Context { get; }

    /// <summary>The message.</summary>
    public override string ToString() => DisplayText.Of(Message ?? Code ?? SubCategory);
}
