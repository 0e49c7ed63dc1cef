using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>Conventions that every cmdlet of the module follows.</summary>
public sealed class ConventionTests
{
    // Unlike the other New cmdlets, these upload files or create something in HubSpot.
    private static readonly string[] Creating =
    [
        "New-HubSpotAttachment", "New-HubSpotVisitorToken", "New-HubSpotCustomChannel", "New-HubSpotCustomChannelAccount",
        "New-HubSpotWebhookSubscription",
    ];

    // It makes no request, but Tab completes its agents and channel accounts from the connection.
    private const string Composing = "New-HubSpotThreadMessage";

    // Its -Verify records in the journal what changed.
    private const string Verifying = "Get-HubSpotSendJournal";

    // Its -Report saves a page.
    private const string Reporting = "Measure-HubSpotThread";

    private static readonly string[] Connectionless =
    [
        "Connect-HubSpot", "Disconnect-HubSpot", "Get-HubSpotConnection",
        "Register-HubSpotProfile", "Get-HubSpotProfile", "Unregister-HubSpotProfile",
        "Test-HubSpotWebhook", "ConvertFrom-HubSpotWebhook",
    ];

    // PowerShell has its own views for these types.
    private static readonly Type[] PlainOutputs = [typeof(void), typeof(PSObject), typeof(string), typeof(bool), typeof(FileInfo)];

    private static readonly Lazy<CmdletInfo[]> Cmdlets = new(Load);

    private static readonly Lazy<HashSet<string>> Viewed = new(() =>
        [.. XDocument.Load(Path.Combine(StagedModule.Path, "HubSpotConversations.Format.ps1xml"))
            .Descendants("ViewSelectedBy").Descendants("TypeName").Select(static name => name.Value)]);

    public static TheoryData<string> Names => [.. Cmdlets.Value.Select(static c => c.Name)];

    private static Assembly ModuleAssembly => Cmdlets.Value[0].ImplementingType.Assembly;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_an_approved_verb_and_a_singular_noun_with_the_prefix(string name)
    {
        CmdletInfo cmdlet = Find(name);

        ApprovedVerbs().ShouldContain(cmdlet.Verb);
        cmdlet.Noun.ShouldStartWith("HubSpot", Case.Sensitive);
        cmdlet.Noun.ShouldNotEndWith("s");
        cmdlet.ImplementingType.Name.ShouldBe($"{cmdlet.Verb}{cmdlet.Noun}Command");
        cmdlet.ImplementingType.Namespace.ShouldBe("HubSpotConversations.Commands");
        cmdlet.ImplementingType.IsSealed.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_declares_its_output_types_and_each_has_a_view(string name)
    {
        Type[] outputs = Find(name).OutputType.Select(static o => o.Type).ToArray();

        outputs.ShouldNotBeEmpty();
        outputs.Where(static type => !PlainOutputs.Contains(type)).ShouldAllBe(static type => HasView(type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_that_changes_something_supports_ShouldProcess(string name)
    {
        CmdletInfo cmdlet = Find(name);
        CmdletAttribute attribute = cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
        bool changes = cmdlet.Verb is "Send" or "Add" or "Set" or "Remove" or "Restore" or "Save" or "Export" or "Invoke" or "Register" or "Unregister" or "Publish" or "Complete"
            || cmdlet.Name is Verifying or Reporting || Creating.Contains(cmdlet.Name);

        attribute.SupportsShouldProcess.ShouldBe(changes);
        if (changes)
        {
            attribute.ConfirmImpact.ShouldBe(cmdlet.Verb == "Remove" ? ConfirmImpact.High : ConfirmImpact.Medium);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_no_parameter_named_Id(string name)
        => Find(name).Parameters.Values.SelectMany(static p => p.Aliases.Append(p.Name))
            .ShouldAllBe(static parameter => !string.Equals(parameter, "Id", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_that_calls_HubSpot_has_a_Connection_parameter(string name)
    {
        CmdletInfo cmdlet = Find(name);
        bool calls = (cmdlet.Verb != "New" || name == Composing || Creating.Contains(name)) && !Connectionless.Contains(name);

        cmdlet.Parameters.ContainsKey("Connection").ShouldBe(calls);
        IsConnected(cmdlet.ImplementingType).ShouldBe(calls);

        static bool IsConnected(Type? type)
            => type is not null && (type.Name == "ConnectedCmdlet" || IsConnected(type.BaseType));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_set_has_one_pipeline_parameter_and_unique_positions(string name)
    {
        CmdletInfo cmdlet = Find(name);

        foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
        {
            set.Parameters.Count(static p => p.ValueFromPipeline).ShouldBeLessThanOrEqualTo(1, $"{name} {set.Name}");
            set.Parameters.Where(static p => p.Position >= 0).Select(static p => p.Position).ShouldBeUnique($"{name} {set.Name}");
        }
    }

    [Fact]
    public void The_manifest_exports_each_cmdlet_of_the_assembly_by_name()
    {
        using var session = new ModuleSession(import: false);
        PSObject manifest = session.Run(
            "param($path) & ([scriptblock]::Create([System.IO.File]::ReadAllText($path)))",
            Path.Combine(StagedModule.Path, "HubSpotConversations.psd1")).Single;
        var table = (System.Collections.Hashtable)manifest.BaseObject;
        string[] exported = Texts(table["CmdletsToExport"]);
        string[] inAssembly = ModuleAssembly.GetExportedTypes()
            .Select(static type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(static a => $"{a.VerbName}-{a.NounName}")
            .ToArray();

        exported.ShouldBe(inAssembly, ignoreOrder: true);
        exported.ShouldBe(Cmdlets.Value.Select(static c => c.Name), ignoreOrder: true);
        exported.ShouldAllBe(static cmdlet => !cmdlet.Contains('*'));
        foreach (string other in new[] { "FunctionsToExport", "VariablesToExport", "AliasesToExport" })
        {
            Texts(table[other]).ShouldBeEmpty(other);
        }
    }

    [Fact]
    public void No_public_signature_exposes_a_type_of_a_private_dependency()
    {
        Assembly client = Cmdlets.Value.Single(static c => c.Name == "Send-HubSpotThreadMessage").OutputType[0].Type.Assembly;
        string[] exposed = new[] { ModuleAssembly, client }
            .SelectMany(static assembly => assembly.GetExportedTypes())
            .SelectMany(static type => TypesOf(type).Select(used => (Type: type, Used: used)))
            .Where(static pair => IsPrivateDependency(pair.Used.Assembly.GetName().Name!))
            .Select(static pair => $"{pair.Type} has {pair.Used}")
            .ToArray();

        exposed.ShouldBeEmpty();
    }

    private static CmdletInfo[] Load()
    {
        using var session = new ModuleSession();
        CmdletInfo[] cmdlets = session.Run("Get-Command -Module HubSpotConversations").ShouldSucceed().Output
            .Select(static o => o.BaseObject).OfType<CmdletInfo>().ToArray();

        // Loads the parameters by reflection while the session is open.
        _ = cmdlets.Select(static c => c.Parameters.Count + c.ParameterSets.Count + c.OutputType.Count).ToArray();
        return cmdlets;
    }

    private static CmdletInfo Find(string name) => Cmdlets.Value.Single(c => c.Name == name);

    private static IEnumerable<string> ApprovedVerbs()
        => typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(static type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(static field => field.IsLiteral)
            .Select(static field => (string)field.GetRawConstantValue()!);

    private static bool HasView(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            if (Viewed.Value.Contains(t.FullName!))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Type> TypesOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<Type> used = type.GetInterfaces().Append(type.BaseType ?? typeof(object));
        foreach (MethodBase method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Where(static m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly))
        {
            used = used.Concat(method.GetParameters().Select(static p => p.ParameterType));
            used = method is MethodInfo { ReturnType: var result } ? used.Append(result) : used;
        }

        used = used.Concat(type.GetFields(Declared).Where(static f => f.IsPublic || f.IsFamily).Select(static f => f.FieldType));
        return used.SelectMany(Unfold);
    }

    private static IEnumerable<Type> Unfold(Type type)
        => type.HasElementType ? Unfold(type.GetElementType()!)
            : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unfold).Append(type)
            : [type];

    private static bool IsPrivateDependency(string assembly)
        => assembly is "System.Text.Json" or "Polly.Core" or "HtmlSanitizer" || assembly.StartsWith("AngleSharp", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.Bcl.", StringComparison.Ordinal);

    private static string[] Texts(object? value)
        => value is System.Collections.IEnumerable many and not string ? many.Cast<object>().Select(static o => o.ToString()!).ToArray() : [(string)value!];
}
