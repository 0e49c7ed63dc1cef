namespace HubSpotConversations.Sandbox.Calls;

/// <summary>One entry in the list of an error response.</summary>
internal sealed record Problem(string Message, string? SubCategory = null, string? In = null, string? Code = null)
{
    public static Problem Required(string property) =>
        new($"Some required fields were not set: [{property}]", In: property, Code: "REQUIRED_FIELD");

    public static Problem WrongType(string property, string expected) =>
        new($"{property} must be {expected}", In: property, Code: "INVALID_TYPE");

    public static Problem UnsupportedActor(string kind, string purpose, string property) =>
        new(
            $"Actor type {kind} is not supported for {purpose}",
            "ConversationsApiError.UNSUPPORTED_ACTOR_TYPE",
            property);

    public static Problem InvalidActorId(string property) =>
        new("Invalid actorId type", "ConversationsApiError.INVALID_ARGUMENT_TYPE", property);
}
