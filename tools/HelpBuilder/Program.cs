using System.Management.Automation;
using HubSpotConversations.HelpBuilder;

if (args.Length != 5)
{
    Console.Error.WriteLine("usage: HelpBuilder <staged module folder> <XML documentation file> <help folder> <address of the pages> <folder for the pages>");
    return 2;
}

string folder = Path.GetFullPath(args[0]);
using var module = new StagedModule(folder);
IReadOnlyList<CmdletInfo> cmdlets = module.ReadCmdlets();
var reader = new CommandReader(DocComments.Load(args[1]), CmdletNames.Of(cmdlets), module.AboutTopics(), new Uri(args[3]));
CommandHelp[] commands = [.. cmdlets.Select(reader.Read)];

string[] gaps = [.. Completeness.GapsOf(commands)];
foreach (string gap in gaps)
{
    // MSBuild reports a line in this format as an error.
    Console.Error.WriteLine($"HelpBuilder : error HELP001: {gap}");
}

if (gaps.Length > 0)
{
    return 1;
}

string file = Path.Combine(Directory.CreateDirectory(args[2]).FullName, module.HelpFileName);
MamlWriter.Write(commands, file);
MarkdownWriter.Write(commands, args[4]);
Console.WriteLine($"{commands.Length} cmdlets -> {file}");
return 0;
