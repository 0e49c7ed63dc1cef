# Writes which HTTP libraries a connection loads, and their load contexts.
param($Module, $Server)

$others = { [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Microsoft.Extensions.*' } }
Import-Module $Module
"after import $(@(& $others).Count)"
$token = [System.Net.NetworkCredential]::new('', 'short-token').SecurePassword
Connect-HubSpot -BaseUri $Server -AccessToken $token -MaxRetry 0
& $others | Where-Object { $_.GetName().Name -eq 'Microsoft.Extensions.Http' } | ForEach-Object {
    "$($_.GetName().Name) in $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)"
}
