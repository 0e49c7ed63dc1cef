<#
.SYNOPSIS
    Closes the open threads in which nobody has written for a while.

.DESCRIPTION
    Shows what would be closed with -WhatIf, and asks nothing without it:

        pwsh examples/close-quiet-threads.ps1 -Days 30 -Inbox Support -WhatIf

    Without a connection and without HUBSPOT_ACCESS_TOKEN it works in the sandbox.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [double] $Days = 30,
    [string[]] $Inbox = @()
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# A connection from before, else the token in HUBSPOT_ACCESS_TOKEN, else the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$limit = [DateTimeOffset]::Now.AddDays(-$Days)
$list = @{ Status = 'Open' }
if ($Inbox) {
    $list.Inbox = $Inbox
}

# Each thread is closed while the next ones are still being read. -WhatIf goes along by itself.
Get-HubSpotThread @list |
    Where-Object { $_.LatestMessageTimestamp -lt $limit } |
    Set-HubSpotThread -Status Closed -PassThru
