#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace HubSpotConversations.Loader;

/// <summary>
/// PowerShell 7: a load context of the module's own. What lies in the module's folder is taken from there, whatever
/// version others have loaded; all else (the runtime, PowerShell itself) is the process's.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public ModuleLoadContext(string name, string folder)
        : base(name)
        => _folder = folder;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The loader itself stays the one that PowerShell sees.
        if (assemblyName.Name == typeof(ModuleLoadContext).Assembly.GetName().Name)
        {
            return typeof(ModuleLoadContext).Assembly;
        }

        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
