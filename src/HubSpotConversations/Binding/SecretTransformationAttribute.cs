using System.Management.Automation;
using System.Security;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes a secret as SecureString, or as the password of a credential. A plain string is refused here, because
/// PowerShell's own refusal repeats the value in its message.
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
            _ => throw new ArgumentTransformationMetadataException(
                "The access token is taken as a SecureString, so that it does not stand in scripts and histories: from a vault "
                + "(Get-Secret HubSpot), from Read-Host -AsSecureString, or leave it out and set the environment variable "
                + "HUBSPOT_ACCESS_TOKEN."),
        };
}
