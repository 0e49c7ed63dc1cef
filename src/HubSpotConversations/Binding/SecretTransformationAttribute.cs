using System.Management.Automation;
using System.Security;

namespace HubSpotConversations.Binding;

/// <summary>
/// Converts a secret from a SecureString or the password of a credential. Other values become an empty secret, which
/// the cmdlet rejects itself. PowerShell's own error would show the value in its message or its target.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            SecureString secret => secret,
            PSCredential credential => credential.Password,
            null => null!,
            _ => new SecureString(),
        };
}
