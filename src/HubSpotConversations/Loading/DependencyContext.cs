#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace HubSpotConversations.Loading;

/// <summary>
/// PowerShell 7: a load context of the module's own for everything but the cmdlets. What lies in the module's folder is
/// taken from there, whatever version PowerShell, its user's profile or other modules have loaded; all else is the
/// process's.
/// </summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private readonly string _folder;

    private DependencyContext(string folder)
        : base("HubSpotConversations")
        => _folder = folder;

    /// <summary>
    /// Lets the cmdlets find the module's own libraries, by names that nobody else has. Whatever those libraries need
    /// they find in their own context; PowerShell's is never asked to load it.
    /// </summary>
    public static void Install(string folder)
    {
        var context = new DependencyContext(folder);
        Default.Resolving += (_, name) => name.Name is "HubSpotConversations.Client" or "HubSpotConversations.Sandbox"
            ? context.LoadFromAssemblyName(name)
            : null;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
