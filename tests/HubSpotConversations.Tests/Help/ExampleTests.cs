using System.Management.Automation;
using System.Management.Automation.Language;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>Every example runs, or at least has valid syntax and parameters.</summary>
public sealed class ExampleTests
{
    private static readonly Lazy<HelpExample[]> All = new(ReadAll);

    public static TheoryData<string, string> Runnable
        => [.. All.Value.Where(static item => item.IsRunnable).Select(static item => (item.Cmdlet, item.Title))];

    public static TheoryData<string, string> Others
        => [.. All.Value.Where(static item => !item.IsRunnable).Select(static item => (item.Cmdlet, item.Title))];

    [Theory]
    [MemberData(nameof(Runnable))]
    public void An_example_runs_in_a_new_sandbox(string cmdlet, string title)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(Find(cmdlet, title).Code).ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void An_example_that_cannot_run_here_has_valid_syntax_and_parameters(string cmdlet, string title)
    {
        Ast script = Parser.ParseInput(Find(cmdlet, title).Code, out _, out ParseError[] errors);

        errors.ShouldBeEmpty();
        IEnumerable<Ast> commands = script.FindAll(static ast => ast is CommandAst, searchNestedScriptBlocks: true);
        foreach (CommandAst command in commands.Cast<CommandAst>())
        {
            if (HelpCatalog.Cmdlets.TryGetValue(command.GetCommandName(), out CmdletInfo? known))
            {
                command.CommandElements.OfType<CommandParameterAst>()
                    .Select(static parameter => parameter.ParameterName)
                    .ShouldBeSubsetOf(known.Parameters.Keys);
            }
        }
    }

    [Theory]
    [MemberData(nameof(CompletenessTests.Names), MemberType = typeof(CompletenessTests))]
    public void Each_cmdlet_has_a_runnable_example_that_uses_it(string cmdlet)
        => All.Value.ShouldContain(example => example.Cmdlet == cmdlet && example.Code.Contains(cmdlet, StringComparison.Ordinal)
            && (example.IsRunnable || UsesProfiles(cmdlet)));

    [Fact]
    public void The_lines_of_an_example_have_at_most_112_characters()
    {
        foreach (HelpExample example in All.Value)
        {
            example.Code.Split('\n').ShouldAllBe(static line => line.Length <= 112, example.Cmdlet);
        }
    }

    // Their examples would change the profiles of whoever runs the tests.
    private static bool UsesProfiles(string cmdlet) => cmdlet.EndsWith("-HubSpotProfile", StringComparison.Ordinal);

    private static HelpExample Find(string cmdlet, string title)
        => All.Value.Single(example => example.Cmdlet == cmdlet && example.Title == title);

    private static HelpExample[] ReadAll()
        =>
        [
            .. HelpCatalog.Cmdlets.Keys.SelectMany(name => HelpCatalog.ElementOf(name)
                .Descendants(HelpCatalog.Command + "example")
                .Select(example => Read(name, example))),
        ];

    private static HelpExample Read(string cmdlet, XElement example) => new(
        cmdlet,
        example.Element(HelpCatalog.Maml + "title")!.Value,
        example.Element(HelpCatalog.Dev + "code")!.Value,
        !example.Nodes().OfType<XComment>().Any());
}
