using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace HubSpotConversations.Shell;

/// <summary>Reads from and writes to the console.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    /// <summary>Whether the terminal shows colours and the user hasn't turned them off.</summary>
    public override bool SupportsVirtualTerminal { get; } =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public override string ReadLine() => Console.ReadLine() ?? string.Empty;

    public override SecureString ReadLineAsSecureString()
    {
        if (Console.IsInputRedirected)
        {
            throw new HostException("The console isn't interactive, so it can't prompt for input.");
        }

        var secret = new SecureString();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (key.KeyChar >= ' ')
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        Console.WriteLine();
        return secret;
    }

    public override void Write(string value) => Console.Write(Fit(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => InColor(foregroundColor, () => Console.Write(Fit(value)));

    public override void WriteLine(string value) => Console.WriteLine(Fit(value));

    public override void WriteErrorLine(string value) => InColor(ConsoleColor.Red, () => Console.WriteLine(Fit(value)));

    public override void WriteDebugLine(string message)
        => InColor(ConsoleColor.DarkYellow, () => Console.WriteLine("DEBUG: " + message));

    public override void WriteVerboseLine(string message)
        => InColor(ConsoleColor.DarkYellow, () => Console.WriteLine("VERBOSE: " + message));

    public override void WriteWarningLine(string message)
        => InColor(ConsoleColor.Yellow, () => Console.WriteLine("WARNING: " + message));

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // Users read a script's output afterwards more often than they watch it.
    }

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (FieldDescription description in descriptions)
        {
            Console.Write(description.Name + ": ");
            answers[description.Name] = PSObject.AsPSObject(ReadLine());
        }

        return answers;
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Console.WriteLine(caption);
        Console.WriteLine(message);
        string offer = string.Join(
            "  ",
            choices.Select(static (choice, index)
                => $"[{index}] {choice.Label.Replace("&", string.Empty, StringComparison.Ordinal)}"));
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{offer} (default {defaultChoice}): "));
        return int.TryParse(ReadLine(), NumberStyles.None, CultureInfo.InvariantCulture, out int chosen)
            && chosen < choices.Count ? chosen : defaultChoice;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => throw new NotSupportedException("This console can't prompt for credentials.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
        => throw new NotSupportedException("This console can't prompt for credentials.");

    // The views' colours are escape sequences in the text. The host must remove them.
    private string Fit(string value)
        => SupportsVirtualTerminal ? value : new StringDecorated(value).ToString(OutputRendering.PlainText);

    private void InColor(ConsoleColor color, Action write)
    {
        if (!SupportsVirtualTerminal)
        {
            write();
            return;
        }

        Console.ForegroundColor = color;
        write();
        Console.ResetColor();
    }
}
