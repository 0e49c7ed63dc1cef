using System.Reflection;

namespace HubSpotConversations.Loader;

/// <summary>
/// Opens the module's own room: the cmdlets and what they depend on never meet the assemblies that PowerShell, its
/// user's profile or other modules have loaded. Called by the module's script, once for each import.
/// </summary>
public static class ModuleLoader
{
    private const string ModuleAssembly = "HubSpotConversations";

    private static readonly Lazy<Assembly> Module = new(Open);

    /// <summary>The assembly with the cmdlets; the same one for every import in the process.</summary>
    public static Assembly Load() => Module.Value;

    private static Assembly Open()
    {
        string folder = Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!;
#if NET
        return new ModuleLoadContext(ModuleAssembly, folder).LoadFromAssemblyPath(
            Path.Combine(folder, ModuleAssembly + ".dll"));
#else
        DependencyResolver.Install(folder);
        return Assembly.LoadFrom(Path.Combine(folder, ModuleAssembly + ".dll"));
#endif
    }
}
