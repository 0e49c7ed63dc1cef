using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>Who sits at a <see cref="StubHost"/>: notes what is shown, and answers questions.</summary>
internal sealed class StubUser : PSHostUserInterface
{
    private readonly ConcurrentQueue<string> _shown = new();

    /// <summary>What was written and asked, in its order.</summary>
    public IReadOnlyList<string> Shown => _shown.ToArray();

    /// <summary>The answer to a question: its letter, Y or N for example.</summary>
    public string Choice { get; set; } = "N";

    /// <summary>What is typed where a secret is asked for; null for a host that can't ask.</summary>
    public string? Secret { get; set; }

    public override PSHostRawUserInterface RawUI => null!;

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _shown.Enqueue($"{caption} {message}");
        return choices.Select(static choice => choice.Label).ToList()
            .FindIndex(label => label.Contains('&' + Choice, StringComparison.OrdinalIgnoreCase));
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        => throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
        => throw new NotSupportedException();

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString()
        => Secret is { } secret ? Secrets.Of(secret) : throw new PSInvalidOperationException("Nobody is there.");

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _shown.Enqueue(value);

    public override void Write(string value) => _shown.Enqueue(value);

    public override void WriteDebugLine(string message) => _shown.Enqueue(message);

    public override void WriteErrorLine(string value) => _shown.Enqueue(value);

    public override void WriteLine(string value) => _shown.Enqueue(value);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override void WriteVerboseLine(string message) => _shown.Enqueue(message);

    public override void WriteWarningLine(string message) => _shown.Enqueue(message);
}
