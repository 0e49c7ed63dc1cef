<#
.SYNOPSIS
    Assigns the unassigned open threads to the agents in turn.

.DESCRIPTION
        pwsh examples/assign-by-rota.ps1 -Agent maya@example.com, tomas@example.com -Inbox Support

    Without a connection and without HUBSPOT_ACCESS_TOKEN, the script uses the sandbox.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string[]] $Agent = @('maya.lindqvist@acme.example', 'tomas.okafor@acme.example'),
    [string[]] $Inbox = @()
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$list = @{ Status = 'Open'; Unassigned = $true; Spam = $false }
if ($Inbox) {
    $list.Inbox = $Inbox
}

$turn = 0
Get-HubSpotThread @list | ForEach-Object {
    $next = $Agent[$turn++ % $Agent.Count]
    $_ | Set-HubSpotThread -AssignedTo $next -PassThru
}
