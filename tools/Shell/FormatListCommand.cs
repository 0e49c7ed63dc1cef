using System.Management.Automation;

namespace HubSpotConversations.Shell;

/// <summary>Implements Format-List.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand() : FormatCommandBase("List");
