# PowerShell 7 and Windows PowerShell need different builds of the cmdlets. The name of the folder is the only difference:
# an expression in the manifest would break Import-PowerShellDataFile and Update-ModuleManifest, and each operator here
# costs each import several milliseconds.
trap { throw "$_. A process can't replace an assembly. Restart PowerShell if it has loaded another copy of HubSpotConversations." }
Import-Module -Name "$PSScriptRoot/bin/$PSEdition/HubSpotConversations.dll" -ErrorAction Stop
