using System.Management.Automation;

namespace HubSpotConversations.Shell;

/// <summary>Implements Format-Table.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand() : FormatCommandBase("Table");
