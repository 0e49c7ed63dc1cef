using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// Accepts objects that select threads, and leaves all others to the parameters that bind ids. Otherwise null or an
/// unrelated object from the pipeline would list all threads.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ThreadScopeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override bool TransformNullOptionalParameters => true;

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => ThreadScope.Of(inputData) is not null
            ? inputData
            : throw IdTransformationAttribute.NotBound(
                "The object is not an inbox, a channel, a channel account, a contact, an owner or an actor.");
}
