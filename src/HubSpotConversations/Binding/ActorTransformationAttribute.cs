using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>Converts an actor id, an email address, or an object with an actor id (an actor or an owner).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ActorTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is object[] many ? Array.ConvertAll(many, ToActorId) : ToActorId(inputData);

    private static string? ToActorId(object? input)
        => PropertyBag.Of(input)?.Text("ActorId") ?? IdTransformationAttribute.ToId(input);
}
