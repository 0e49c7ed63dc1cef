using System.Reflection;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Tests.Client;

/// <summary>
/// Windows PowerShell has only one load context, and PowerShell 7 has its own JSON library. The client's public surface
/// must therefore use only the types of .NET and the client itself.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Hidden = ["System.Text.Json", "Polly", "Microsoft.Extensions", "System.Threading.RateLimiting"];

    private static Type[] PublicTypes => typeof(ConversationsClient).Assembly.GetExportedTypes();

    [Fact]
    public void No_public_signature_exposes_a_type_of_a_private_dependency()
        => PublicTypes.SelectMany(static type => Exposed(type).Select(shown => (type.Name, shown.FullName)))
            .Where(static shown => IsHidden(shown.FullName!))
            .ShouldBeEmpty();

    [Fact]
    public void Exposed_finds_types_in_every_position()
        => Exposed(typeof(Models.Page<>)).Concat(Exposed(typeof(IRequestObserver))).Concat(Exposed(typeof(ThreadsClient)))
            .ShouldSatisfyAllConditions(
                static all => all.ShouldContain(typeof(Models.WireModel)),
                static all => all.ShouldContain(typeof(RequestTrace)),
                static all => all.ShouldContain(typeof(Models.ThreadMessage)),
                static all => all.ShouldContain(typeof(CancellationToken)));

    [Fact]
    public void Every_public_class_is_sealed_or_a_base_class()
        => PublicTypes.Where(static type => type.IsClass && !type.IsSealed)
            .Where(static type => !PublicTypes.Any(other => other.BaseType == type))
            .ShouldBeEmpty();

    private static bool IsHidden(string name)
        => Hidden.Any(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal));

    private static IEnumerable<Type> Exposed(Type type)
    {
        IEnumerable<Type?> direct =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetCustomAttributesData().Where(static a => a.AttributeType.IsVisible).Select(static a => a.AttributeType),
            .. type.GetConstructors(Declared).Where(IsVisible).SelectMany(Parameters),
            .. type.GetMethods(Declared).Where(IsVisible).SelectMany(static m => Parameters(m).Append(m.ReturnType)),
            .. type.GetFields(Declared).Where(static f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly)
                .Select(static f => f.FieldType),
            .. type.GetProperties(Declared).Where(static p => p.GetAccessors().Length > 0).Select(static p => p.PropertyType),
        ];
        return direct.OfType<Type>().SelectMany(Parts).Where(static part => part.FullName is not null).Distinct();
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Parameters(MethodBase method)
        => method.GetParameters().Select(static p => p.ParameterType);

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Prepend(type);
}
