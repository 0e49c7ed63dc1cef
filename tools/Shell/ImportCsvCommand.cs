using System.Management.Automation;
using Microsoft.VisualBasic.FileIO;

namespace HubSpotConversations.Shell;

/// <summary>Imports a CSV file like PowerShell's own Import-Csv, for examples that read a file.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
[OutputType(typeof(PSObject))]
public sealed class ImportCsvCommand : PSCmdlet
{
    /// <summary>The path of the file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Emits an object for each row.</summary>
    protected override void ProcessRecord()
    {
        using var parser = new TextFieldParser(GetUnresolvedProviderPathFromPSPath(Path));
        parser.SetDelimiters(",");
        string[] columns = parser.ReadFields() ?? [];
        while (parser.ReadFields() is { } cells)
        {
            var row = new PSObject();
            for (int index = 0; index < columns.Length; index++)
            {
                row.Properties.Add(
                    new PSNoteProperty(columns[index], index < cells.Length ? cells[index] : null));
            }

            WriteObject(row);
        }
    }
}
