using System.Management.Automation;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Profiles;

namespace HubSpotConversations.Commands;

/// <summary>Gets the saved profiles.</summary>
/// <remarks>
/// <para>
/// Gets the profiles that Register-HubSpotProfile saved for the current user. They contain the name of the secret in
/// the vault, and not the token.
/// </para>
/// </remarks>
/// <example>
/// <para>List the profiles</para>
/// <code>
/// Get-HubSpotProfile   # doc: not run
/// </code>
/// <para>Lists all profiles by name.</para>
/// </example>
/// <example>
/// <para>Run the same command in several accounts</para>
/// <code>
/// # doc: not run
/// foreach ($profile in Get-HubSpotProfile) {
///     $connection = Connect-HubSpot -Name $profile.Name -PassThru
///     Get-HubSpotThread -Status Open -Connection $connection
/// }
/// </code>
/// <para>Lists the open threads of each account.</para>
/// </example>
/// <seealso cref="RegisterHubSpotProfileCommand"/>
/// <seealso cref="UnregisterHubSpotProfileCommand"/>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotProfile")]
[OutputType(typeof(HubSpotProfile))]
public sealed class GetHubSpotProfileCommand : ModuleCmdlet
{
    /// <summary>The names of the profiles. The default is all profiles.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Emits the profiles.</summary>
    protected override void ProcessRecord() => ProcessItem(target: null, () =>
    {
        foreach (string name in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                ProcessItem(name, () => WriteObject(ProfileStore.Get(name)));
                continue;
            }

            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            WriteObject(ProfileStore.All.Where(profile => pattern.IsMatch(profile.Name)), enumerateCollection: true);
        }
    });
}
