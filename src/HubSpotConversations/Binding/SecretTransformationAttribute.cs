using System.Management.Automation;
using System.Security;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes a secret as SecureString, or as the password of a credential. Of anything else it makes an empty secret, which
/// the cmdlet refuses itself: PowerShell's own refusal repeats the value, in its message or as the error's target.
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
