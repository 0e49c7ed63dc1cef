using System.Reflection;
using HubSpotConversations.Tests.Engine.Support;
using Mono.Cecil;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>
/// What the assemblies for Windows PowerShell use exists there: in .NET Framework 4.7.2, in Windows PowerShell 5.1, or in
/// the assemblies beside them. A missing member would be an error only when a user runs the code that needs it.
/// </summary>
public sealed class DesktopReferenceTests
{
    [Fact]
    public void Each_type_and_member_exists_in_Windows_PowerShell()
    {
        (int count, IReadOnlyList<string> missing) = Check("Desktop");

        missing.ShouldBeEmpty();
        count.ShouldBeGreaterThan(8000, "every assembly was read");
    }

    [Fact]
    public void The_check_finds_what_is_missing()
        => Check("Core").Missing.ShouldContain(static name => name.StartsWith("HubSpotConversations.dll: System.Runtime.Loader.", StringComparison.Ordinal));

    private static (int Count, IReadOnlyList<string> Missing) Check(string build)
    {
        string folder = Path.Combine(StagedModule.Path, "bin", build);
        string framework = Folder("DesktopFramework");
        using var resolver = new FolderResolver(
            folder, framework, Path.Combine(framework, "Facades"), Folder("DesktopPowerShell"));
        var missing = new List<string>();
        int count = 0;
        foreach (string file in Directory.GetFiles(folder, "*.dll"))
        {
            using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver });
            IEnumerable<MemberReference> references = module.GetTypeReferences().Concat(module.GetMemberReferences());
            foreach (MemberReference reference in references.Where(static reference => !IsOfArray(reference)))
            {
                count++;
                if (!Exists(reference))
                {
                    missing.Add($"{Path.GetFileName(file)}: {reference.FullName}");
                }
            }
        }

        return (count, missing);
    }

    // The runtime supplies the methods of arrays, such as Get and Set.
    private static bool IsOfArray(MemberReference reference) => reference.DeclaringType is { IsArray: true };

    private static bool Exists(MemberReference reference)
    {
        try
        {
            return reference switch
            {
                TypeReference type => type.Resolve() is not null,
                MethodReference method => method.Resolve() is not null,
                FieldReference field => field.Resolve() is not null,
                _ => false,
            };
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }

    private static string Folder(string name)
        => typeof(DesktopReferenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == name).Value!;
}
