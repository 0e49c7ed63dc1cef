namespace HubSpotConversations.Binding;

/// <summary>Converts an actor id, an email address, or an object with an actor id (an actor or an owner).</summary>
public sealed class ActorTransformationAttribute : IdTransformationAttribute
{
    private protected override string? Read(object? input) => PropertyBag.Of(input)?.Text("ActorId") ?? ToId(input);
}
