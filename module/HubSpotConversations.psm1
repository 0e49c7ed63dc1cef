# PowerShell 7 and Windows PowerShell need different builds of the cmdlets. The manifest can't choose one: an expression
# there breaks Import-PowerShellDataFile and Update-ModuleManifest.
$folder = if ($PSEdition -eq 'Core') { "$PSScriptRoot/bin/net8.0" } else { "$PSScriptRoot/bin/netstandard2.0" }

# A process can't replace an assembly that it has loaded. Without this check, the error would be about type data. A new
# process calls no .NET method here, because the first such call takes PowerShell 10 ms.
$loaded = 'HubSpotConversations.HubSpotConnection' -as [type]
if ($loaded) {
    $place = [System.IO.Path]::GetDirectoryName($loaded.Assembly.Location)
    if ($place -ne [System.IO.Path]::GetFullPath($folder)) {
        throw "Another copy of HubSpotConversations is loaded in this process, version $($loaded.Assembly.GetName().Version.ToString(3)) " +
            "from '$place'. Restart PowerShell to use this one."
    }
}

# The manifest beside the assembly adds its types and views, but only after the check.
Import-Module -Name "$folder/Cmdlets.psd1"
