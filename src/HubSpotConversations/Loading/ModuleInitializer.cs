using System.ComponentModel;
using System.Management.Automation;

namespace HubSpotConversations.Loading;

/// <summary>
/// PowerShell runs this when it imports the module, in every runspace. Of the module, PowerShell's own load context
/// sees the assembly with the cmdlets and no other: what they depend on is found through here, and only when it is
/// used.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    private static int _isInstalled;

    /// <summary>Makes the dependencies findable.</summary>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref _isInstalled, 1) == 0)
        {
            string folder = Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!;
#if NET
            DependencyContext.Install(folder);
#else
            DependencyResolver.Install(folder);
#endif
        }
    }
}
