using System.Globalization;
using System.Management.Automation.Host;

namespace HubSpotConversations.Shell;

/// <summary>The console, as PowerShell sees it.</summary>
internal sealed class ConsoleHost : PSHost
{
    public int ExitCode { get; private set; }

    public override string Name => "HubSpotConversations.Shell";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; } = new ConsoleUserInterface();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("Nested prompts aren't supported.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("Nested prompts aren't supported.");

    public override void NotifyBeginApplication()
    {
        // There isn't any console state to hand over to a native program.
    }

    public override void NotifyEndApplication()
    {
        // There isn't any console state to restore.
    }
}
