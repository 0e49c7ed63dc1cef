<#
.SYNOPSIS
    Closes open threads without recent messages.

.DESCRIPTION
    The script doesn't ask before it closes threads. Run it with -WhatIf first to see which threads it would close:

        pwsh examples/close-quiet-threads.ps1 -Days 30 -Inbox Support -WhatIf

    Without a connection and without HUBSPOT_ACCESS_TOKEN, the script uses the sandbox.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [double] $Days = 30,
    [string[]] $Inbox = @()
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$limit = [DateTimeOffset]::Now.AddDays(-$Days)
$list = @{ Status = 'Open' }
if ($Inbox) {
    $list.Inbox = $Inbox
}

# Closes each thread while the next ones are still being read. The cmdlets inherit -WhatIf from the script.
Get-HubSpotThread @list |
    Where-Object { $_.LatestMessage -lt $limit } |
    Set-HubSpotThread -Status Closed -PassThru
