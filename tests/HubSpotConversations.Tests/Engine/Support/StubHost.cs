using System.Globalization;
using System.Management.Automation.Host;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>A host whose simulated user answers prompts as the test specifies.</summary>
internal sealed class StubHost : PSHost
{
    public StubHost(bool hasUser = true) => UI = hasUser ? User : null!;

    public StubUser User { get; } = new();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "StubHost";

    public override Version Version { get; } = new(1, 0);

    public override PSHostUserInterface UI { get; }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
