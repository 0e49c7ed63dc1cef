# Checks that the system proxy receives no requests to this machine.
param($Module, $Server, $Proxy)

$env:http_proxy = $Proxy
$env:no_proxy = ''
Import-Module $Module
$token = [System.Net.NetworkCredential]::new('', 'short-token').SecurePassword
Connect-HubSpot -BaseUri $Server -AccessToken $token -MaxRetry 0
'connected'
