using System.Management.Automation;

namespace HubSpotConversations.Shell;

/// <summary>Implements Write-Host: writes to the console.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    /// <summary>The object to write.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object? Object { get; set; }

    /// <summary>The text colour.</summary>
    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    /// <summary>Writes the object to the console.</summary>
    protected override void ProcessRecord()
        => WriteInformation(
            new HostInformationMessage
            {
                Message = string.Join(
                    ' ', LanguagePrimitives.GetEnumerable(Object)?.Cast<object>() ?? [Object ?? string.Empty]),
                ForegroundColor = ForegroundColor,
            },
            ["PSHOST"]);
}
