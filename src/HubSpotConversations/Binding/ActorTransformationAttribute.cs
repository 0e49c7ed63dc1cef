using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes an actor by its id, by its email address, or as an object that has an actor's id: an actor, an owner.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ActorTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is object[] many ? Array.ConvertAll(many, ToActorId) : ToActorId(inputData);

    private static string? ToActorId(object? input)
        => Spelled.Of(input)?.Text("ActorId") ?? IdTransformationAttribute.ToId(input);
}
