# PowerShell 7 and Windows PowerShell need different builds of the cmdlets. The manifest can't choose one: an expression
# there breaks Import-PowerShellDataFile and Update-ModuleManifest.
$build = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
$folder = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $build)

# A process can't replace an assembly that it has loaded. Without this check, the error would be about type data.
$loaded = 'HubSpotConversations.HubSpotConnection' -as [type]
if ($loaded -and [System.IO.Path]::GetDirectoryName($loaded.Assembly.Location) -ne $folder) {
    throw "Another copy of HubSpotConversations is loaded in this process, version $($loaded.Assembly.GetName().Version.ToString(3)) " +
        "from '$([System.IO.Path]::GetDirectoryName($loaded.Assembly.Location))'. Restart PowerShell to use this one."
}

# The manifest beside the assembly adds its types and views, but only after the check.
Import-Module -Name "$folder/Cmdlets.psd1"
