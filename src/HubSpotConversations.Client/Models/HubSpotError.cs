using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>One cause of a rejected request, as HubSpot describes it.</summary>
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

    /// <summary>HubSpot's description of the problem.</summary>
    public string? Message { get; }

    /// <summary>HubSpot's category for the problem, for example OBJECT_NOT_FOUND.</summary>
    public string? Category { get; }

    /// <summary>HubSpot's code for the problem.</summary>
    public string? Code { get; }

    /// <summary>The name of the invalid field.</summary>
    public string? In { get; }

    /// <summary>HubSpot's more specific category, for example ConversationsApiError.UNSUPPORTED_ACTOR_TYPE.</summary>
    public string? SubCategory { get; }

    /// <summary>Details of the problem, by name.</summary>
    public IReadOnlyDictionary<string, object?> Context { get; }

    /// <summary>Returns the message, or else the code, or else the subcategory.</summary>
    public override string ToString() => DisplayText.Of(Message ?? Code ?? SubCategory);
}
