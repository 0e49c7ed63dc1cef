using Mono.Cecil;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>
/// Finds assemblies by name in some folders, the first one first, and nowhere else. Cecil's own resolver also finds the
/// assemblies of the runtime that runs the tests.
/// </summary>
internal sealed class FolderResolver(params string[] folders) : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _known = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (!_known.TryGetValue(name.Name, out AssemblyDefinition? assembly))
        {
            string file = folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists)
                ?? throw new AssemblyResolutionException(name);
            parameters.AssemblyResolver = this;
            assembly = AssemblyDefinition.ReadAssembly(file, parameters);
            _known.Add(name.Name, assembly);
        }

        return assembly;
    }

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _known.Values)
        {
            assembly.Dispose();
        }
    }
}
