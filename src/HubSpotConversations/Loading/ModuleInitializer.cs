using System.ComponentModel;
using System.Management.Automation;

namespace HubSpotConversations.Loading;

/// <summary>
/// Runs in every runspace when PowerShell imports the module. PowerShell's own load context loads only the cmdlet
/// assembly. The dependencies are found through this class when they are first used.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    private static int _isInstalled;

    /// <summary>Registers the dependency resolver.</summary>
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
