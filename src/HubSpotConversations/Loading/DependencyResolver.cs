#if !NET
using System.Reflection;

namespace HubSpotConversations.Loading;

/// <summary>
/// Windows PowerShell has no load contexts. This resolver loads the dependencies that the runtime can't find itself,
/// for example because another version is requested. It resolves only a fixed list of names, and only for the module's
/// own assemblies, so that it doesn't affect other modules.
/// </summary>
internal sealed class DependencyResolver
{
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "AngleSharp",
        "AngleSharp.Css",
        "HtmlSanitizer",
        "HubSpotConversations.Client",
        "HubSpotConversations.Sandbox",
        "Microsoft.Bcl.AsyncInterfaces",
        "Microsoft.Bcl.TimeProvider",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Http",
        "Microsoft.Extensions.Logging",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives",
        "System.Buffers",
        "System.Collections.Immutable",
        "System.ComponentModel.Annotations",
        "System.Diagnostics.DiagnosticSource",
        "System.IO.Pipelines",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encoding.CodePages",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
    };

    private readonly string _folder;

    private DependencyResolver(string folder) => _folder = folder;

    public static void Install(string folder)
        => AppDomain.CurrentDomain.AssemblyResolve += new DependencyResolver(folder).Resolve;

    private Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        string name = new AssemblyName(args.Name).Name;
        return Ours.Contains(name) && IsOurs(args.RequestingAssembly)
            ? Load(Path.Combine(_folder, name + ".dll"))
            : null;
    }

    private static Assembly Load(string path)
    {
        // Never load a second copy, because its types would differ.
        foreach (Assembly loaded in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!loaded.IsDynamic && string.Equals(loaded.Location, path, StringComparison.OrdinalIgnoreCase))
            {
                return loaded;
            }
        }

        try
        {
            return Assembly.LoadFrom(path);
        }
        catch (FileLoadException)
        {
            // The process has already loaded another version with the same name.
            return Assembly.LoadFile(path);
        }
    }

    private bool IsOurs(Assembly? requesting)
        => requesting is { IsDynamic: false }
            && string.Equals(Path.GetDirectoryName(requesting.Location), _folder, StringComparison.OrdinalIgnoreCase);
}
#endif
