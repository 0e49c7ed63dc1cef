#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace HubSpotConversations.Loading;

/// <summary>
/// PowerShell 7: a load context for everything except the cmdlets. It loads the assemblies in the module's folder,
/// whatever versions PowerShell or other modules have loaded. All other assemblies come from the process.
/// </summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private readonly string _folder;

    private DependencyContext(string folder)
        : base("HubSpotConversations")
        => _folder = folder;

    /// <summary>
    /// Lets the cmdlets find the module's own libraries by their unique names. The libraries find their dependencies in
    /// their own context, so PowerShell's context never loads them.
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
