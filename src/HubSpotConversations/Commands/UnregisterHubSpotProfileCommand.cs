using System.Management.Automation;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Profiles;

namespace HubSpotConversations.Commands;

/// <summary>Removes saved profiles and their tokens.</summary>
/// <remarks>
/// <para>
/// Removes profiles, and the secrets that Register-HubSpotProfile saved for them. A secret that you saved yourself, and
/// named with -SecretName, stays in the vault. Existing connections keep working.
/// </para>
/// </remarks>
/// <example>
/// <para>Remove a profile</para>
/// <code>
/// Unregister-HubSpotProfile work   # doc: not run
/// </code>
/// <para>Removes the profile and its token.</para>
/// </example>
/// <example>
/// <para>Remove all profiles for testing</para>
/// <code>
/// Get-HubSpotProfile test* | Unregister-HubSpotProfile   # doc: not run
/// </code>
/// <para>Removes each profile whose name starts with test.</para>
/// </example>
/// <seealso cref="RegisterHubSpotProfileCommand"/>
/// <seealso cref="GetHubSpotProfileCommand"/>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(
    VerbsLifecycle.Unregister,
    "HubSpotProfile",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class UnregisterHubSpotProfileCommand : ModuleCmdlet
{
    /// <summary>The names of the profiles.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Removes the profiles.</summary>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            ProcessItem(name, () => Remove(ProfileStore.Get(name)));
        }
    }

    private void Remove(HubSpotProfile profile)
    {
        if (!ShouldProcess($"profile {profile.Name}", "Remove"))
        {
            return;
        }

        // If the vault fails, the profile stays, so the command can be repeated.
        if (profile.OwnsSecret)
        {
            var vault = new SecretVault(this, profile.Vault);
            if (profile.ClientId is not null)
            {
                vault.Remove(profile.ClientSecretName);
            }

            vault.Remove(profile.SecretName);
        }

        ProfileStore.Remove(profile.Name);
    }
}
