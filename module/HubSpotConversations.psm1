# Loads the loader by its path, gets the cmdlets' assembly from it, and imports that. Every statement here is paid for
# at each import, so there are few.

$framework = if ($PSVersionTable['PSEdition'] -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
$loader = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/$framework/HubSpotConversations.Loader.dll")
$assembly = $loader.GetType('HubSpotConversations.Loader.ModuleLoader').GetMethod('Load').Invoke($null, $null)
$inner = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru

# When the assembly was imported before, PowerShell takes its cached module and leaves its cmdlets out of this one
# (https://github.com/PowerShell/PowerShell/issues/20710).
$self = $ExecutionContext.SessionState.Module
if ($self.ExportedCmdlets.Count -eq 0) {
    $export = [psmoduleinfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
        $null = $export.Invoke($self, @(, $cmdlet))
    }
}
