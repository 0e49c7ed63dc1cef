using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>The simulated user of a <see cref="StubHost"/>, who records the output and answers prompts.</summary>
internal sealed class StubUser : PSHostUserInterface
{
    private readonly ConcurrentQueue<string> _shown = new();

    /// <summary>The output and the prompts, in order.</summary>
    public IReadOnlyList<string> Shown => _shown.ToArray();

    /// <summary>The letter that answers a prompt, for example Y or N.</summary>
    public string Choice { get; set; } = "N";

    /// <summary>The text to type at a prompt for a secret. Null makes the host non-interactive.</summary>
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
        => Secret is { } secret
            ? Secrets.Of(secret)
            : throw new PSInvalidOperationException("The host is not interactive.");

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
