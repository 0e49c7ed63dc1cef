# Exports all threads of an account with their attachments.
param($Module, $Uri, $Token, $Path, $Format)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$secret = [System.Net.NetworkCredential]::new('', $Token).SecurePassword
$connection = Connect-HubSpot -BaseUri $Uri -AccessToken $secret -SkipCheck -PassThru
$exports = Get-HubSpotThread -Connection $connection |
    Export-HubSpotThread -Connection $connection -Path $Path -Format $Format -IncludeAttachment
"new $(($exports | Measure-Object NewMessages -Sum).Sum)"
